import type { RefusedFragment } from "../api/generated/graphql.ts";
import { sendFile } from "../api/send-file.ts";

export interface MinutesToSend {
  readonly file: File;
  readonly heldOn: string;
  readonly title: string;
}

/** Brings the minutes of a meeting; gives why they were not taken, empty where they were. */
export function sendMinutes(
  estate: string,
  { file, heldOn, title }: MinutesToSend,
): Promise<readonly RefusedFragment[]> {
  return sendFile(
    `/committee-minutes/${encodeURIComponent(estate)}`,
    new URLSearchParams({ name: file.name, heldOn, title }),
    file,
  );
}
