import type { RefusedFragment } from "../api/generated/graphql.ts";
import { textAt } from "../api/failure.ts";

export interface EvidenceToSend {
  readonly file: File;
  /** Day that it shows; an empty text for today. */
  readonly effectiveOn: string;
  readonly internal: boolean;
  /** Number of the file that it is a newer version of. */
  readonly replaces: number | null;
}

/** Whether a value tells why something was not done. */
export const isRefusal = (value: unknown): value is RefusedFragment =>
  typeof value === "object" && value !== null && "code" in value && "field" in value && "message" in value;

/** Brings a file to a finding; gives why it was not taken, empty where it was. */
export async function sendEvidence(
  code: string,
  { file, effectiveOn, internal, replaces }: EvidenceToSend,
): Promise<readonly RefusedFragment[]> {
  const asked = new URLSearchParams({ name: file.name });
  if (effectiveOn !== "") asked.set("effectiveOn", effectiveOn);
  if (internal) asked.set("internal", "true");
  if (replaces !== null) asked.set("replaces", String(replaces));
  const response = await fetch(`/evidence/${encodeURIComponent(code)}?${asked.toString()}`, {
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
