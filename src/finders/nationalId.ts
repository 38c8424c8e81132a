/** A number that a state gives a person. `written` counts wherever it stands, `beside` only after one of the words for it. */
export interface NationalId {
  readonly country: string;
  /** A pattern of the customary form, which hardly any other number has. */
  readonly written?: string;
  /** A pattern of forms that other numbers have too. */
  readonly beside?: string;
  /** A pattern, in any case. */
  readonly words?: string;
  readonly load: () => Promise<{ validate(number: string): { readonly isValid: boolean } }>;
  /** How the number is handed to the check; without separators where it is left out. */
  readonly form?: (number: string) => string;
}

/** Two digits each, as patterns. */
export const month = "(?:0[1-9]|1[0-2])";
export const dayOfMonth = "(?:0[1-9]|[12]\\d|3[01])";
