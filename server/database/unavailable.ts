import { codeOf, messageOf } from "../platform/refusal.ts";

/** The database cannot be reached just now; later it may be. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

const LOST = new Set([
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
]);

/** Whether an error says that a connection is lost or was not made. */
export const isLost = (error: unknown): boolean => {
  const code = codeOf(error) ?? "";
  return LOST.has(code) || code.startsWith("08") || /^(Connection terminated|timeout exceeded)/.test(messageOf(error));
};
