import type { RefusedFragment } from "../api/generated/graphql.ts";
import { textAt } from "../api/failure.ts";
import { isRefusal } from "../supervision/send-evidence.ts";

export interface MinutesToSend {
  readonly file: File;
  readonly heldOn: string;
  readonly title: string;
}

/** Brings the minutes of a meeting; gives why they were not taken, empty where they were. */
export async function sendMinutes(
  estate: string,
  { file, heldOn, title }: MinutesToSend,
): Promise<readonly RefusedFragment[]> {
  const asked = new URLSearchParams({ name: file.name, heldOn, title });
  const response = await fetch(`/committee-minutes/${encodeURIComponent(estate)}?${asked.toString()}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch(() => null);
  if (response?.ok === true) return [];
  if (response?.status === 413) return [{ code: "FILE_TOO_LARGE", field: "file", message: "" }];
  const told: unknown = await response?.json().catch(() => null);
  const errors = typeof told === "object" && told !== null && "userErrors" in told ? told.userErrors : [];
  const refusals = Array.isArray(errors) ? errors.filter(isRefusal) : [];
  return refusals.length > 0 ? refusals : [{ code: "FILE", field: "file", message: textAt(told, "message") ?? "" }];
}
