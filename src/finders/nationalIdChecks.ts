/** Checks of national numbers that stdnum does not have, or does not make. Each takes the characters without separators. */

/** Denmark: all CPR numbers before October 2007, and most since (Det Centrale Personregister, "Personnummeret i CPR"). */
export function hasModulus11(digits: string): boolean {
  return weigh(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** Japan: the check digit is that of the ministry's ordinance 85 of 2014, article 5; from the right, 2 to 7 and again 2 to 6. */
export function isMyNumber(digits: string): boolean {
  const remainder = weigh(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return Number(digits.at(-1)) === (remainder <= 1 ? 0 : 11 - remainder);
}

/** By the letter that a number begins with: what is added to the sum, and the letters by its remainder. */
const singaporeanSeries: Readonly<Record<string, readonly [added: number, letters: string]>> = {
  S: [0, "JZIHGFEDCBA"],
  T: [4, "JZIHGFEDCBA"],
  F: [0, "XWUTRQPNMLK"],
  G: [4, "XWUTRQPNMLK"],
  M: [3, "XWUTRQPNJLK"],
};

/** Singapore: NRIC and FIN. The authority does not publish the check letter; it is known from the numbers themselves. */
export function isSingaporean(number: string): boolean {
  const [added, letters] = singaporeanSeries[number.charAt(0)] ?? [0, ""];
  return letters !== "" && letters[(weigh(number.slice(1), [2, 7, 6, 5, 4, 3, 2]) + added) % 11] === number.at(-1);
}

/** The sum of as many digits as there are weights. */
function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}
