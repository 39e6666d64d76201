import { textAt } from "./failure.ts";
import type { RefusedFragment } from "./generated/graphql.ts";

/** Whether a value tells why something was not done. */
export const isRefusal = (value: unknown): value is RefusedFragment =>
  typeof value === "object" && value !== null && "code" in value && "field" in value && "message" in value;

/** Brings a file to an address of the server; gives why it was not taken, empty where it was. */
export async function sendFile(path: string, about: URLSearchParams, file: File): Promise<readonly RefusedFragment[]> {
  const response = await fetch(`${path}?${about.toString()}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch(() => null);
  if (response?.ok === true) return [];
  if (response?.status === 413) return [{ code: "FILE_TOO_LARGE", field: "file", at: null, told: null, message: "" }];
  const told: unknown = await response?.json().catch(() => null);
  const errors = typeof told === "object" && told !== null && "userErrors" in told ? told.userErrors : [];
  const refusals = Array.isArray(errors) ? errors.filter(isRefusal) : [];
  return refusals.length > 0
    ? refusals
    : [{ code: "FILE", field: "file", at: null, told: null, message: textAt(told, "message") ?? "" }];
}
