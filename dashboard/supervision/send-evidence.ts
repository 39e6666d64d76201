import type { RefusedFragment } from "../api/generated/graphql.ts";
import { sendFile } from "../api/send-file.ts";

export interface EvidenceToSend {
  readonly file: File;
  /** Day that it shows; an empty text for today. */
  readonly effectiveOn: string;
  readonly internal: boolean;
  /** Number of the file that it is a newer version of. */
  readonly replaces: number | null;
}

/** Brings a file to a finding; gives why it was not taken, empty where it was. */
export function sendEvidence(
  code: string,
  { file, effectiveOn, internal, replaces }: EvidenceToSend,
): Promise<readonly RefusedFragment[]> {
  const asked = new URLSearchParams({ name: file.name });
  if (effectiveOn !== "") asked.set("effectiveOn", effectiveOn);
  if (internal) asked.set("internal", "true");
  if (replaces !== null) asked.set("replaces", String(replaces));
  return sendFile(`/evidence/${encodeURIComponent(code)}`, asked, file);
}
