/** Whether a text, or one within a list or an object, holds what no database stores: a zero, or half of a character. */
export function holdsUnusableText(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed();
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsUnusableText);
}
