/** The short name of a leader, as typed after `--as`, and the name of the leader's file. */
export type LeaderId = string;

/** In UTF-16 units. */
export const longestId = 40;

/** Names that Windows keeps for devices, whatever the ending. */
const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])$/;

export function isReserved(id: string): boolean {
  return reserved.test(id);
}

/** A short name as typed, in the form in which it is kept. */
export function toLeaderId(typed: string): LeaderId {
  return typed.trim().normalize("NFC").toLowerCase();
}

const isPlainId = /^[a-z0-9][a-z0-9-]*$/;

/** In any alphabet. Made only for those who need it: looking its classes up takes half a millisecond of each start. */
const isOtherId = () => {
  const firsts = "\\p{Ll}\\p{Lo}\\p{N}";
  return new RegExp(`^[${firsts}][${firsts}\\p{Lm}\\p{M}-]*$`, "u");
};

/** Can this be a leader's short name? Lower-case letters, digits and hyphens, a letter or digit first. */
export function isLeaderId(text: string): boolean {
  return (isPlainId.test(text) || isOtherId().test(text)) && text.length <= longestId && !isReserved(text);
}
