/** A condition a person can mend: said in one line on stderr, exit code 1, never with a stack trace. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The SQLSTATE or system code of an error, where it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
