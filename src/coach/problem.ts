/** Why something typed cannot be taken: what happened and what it got, and what to do. */
export interface Problem {
  readonly problem: string;
  readonly hint: string;
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "problem" in value;
}
