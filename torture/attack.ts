import fc from "fast-check";

/** One way to make socialtop lose, tear or hang. */
export interface Attack {
  /** As in the table. */
  readonly name: string;
  /** null where it cannot be carried out. What a round draws depends on its number alone, so that a seed repeats it. */
  prepare(seed: number): Promise<{ round(number: number): Promise<Result>; close(): void } | null>;
}

/** What came of a round, or of all of them. */
export interface Result {
  /** Changes that the program said it had made. */
  readonly acknowledged: number;
  /** Of those, how many are not there. */
  readonly lost: number;
  /** Files that hold a part of a change, or damage that was taken for content. */
  readonly torn: number;
  /** Programs that did not end in time. */
  readonly hangs: number;
  /** Ends that are documented nowhere: exit codes, stack traces, a changed record after a failure. */
  readonly undocumented: number;
  /** What to look into: empty where nothing is wrong. */
  readonly remarks: readonly string[];
}

export const nothing: Result = { acknowledged: 0, lost: 0, torn: 0, hangs: 0, undocumented: 0, remarks: [] };

export function addResults(left: Result, right: Result): Result {
  return {
    acknowledged: left.acknowledged + right.acknowledged,
    lost: left.lost + right.lost,
    torn: left.torn + right.torn,
    hangs: left.hangs + right.hangs,
    undocumented: left.undocumented + right.undocumented,
    remarks: [...left.remarks, ...right.remarks],
  };
}

export function isHeld({ lost, torn, hangs, undocumented }: Result): boolean {
  return lost + torn + hangs + undocumented === 0;
}

/** A part of a whole, each as likely as any other: doubles as fast-check draws them are nearly all next to nothing. */
export const anyPart: fc.Arbitrary<number> = fc.nat({ max: 9_999 }).map((number) => number / 10_000);

/** What a round draws; neighbouring seeds share none of it. */
export function drawFor<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, round: number): Value {
  const [drawn] = fc.sample(arbitrary, { seed: (Math.imul(seed, 1_000_003) + round) | 0, numRuns: 1 });
  return drawn as Value;
}
