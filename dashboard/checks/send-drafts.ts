import type { Client } from "urql";
import { RecordCheckDocument, StartCheckDocument } from "../api/generated/graphql.ts";
import { recordInput, startInput } from "./draft.ts";
import { dropDraft, keepDraft, readDrafts, readPhotos, type Draft, type DraftPhoto } from "./field-store.ts";

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The server was not reached: the draft waits. */
class Unreached extends Error {}

/**
 * Sends what a person has finished, one draft after another and in one window at a time. Each step may be repeated: the server knows the
 * draft by its id, a photo by its content. A draft leaves the phone once the server has said that it has it. Gives those that were sent.
 */
export async function sendDrafts(client: Client, personId: number): Promise<readonly Draft[]> {
  return navigator.locks.request("send-drafts", async () => {
    const sent: Draft[] = [];
    for (const draft of await readDrafts(personId)) {
      if (draft.finishedAt === null) continue;
      try {
        const refusal = await send(client, draft);
        if (refusal === null) {
          await dropDraft(draft.id);
          sent.push(draft);
        } else await keepDraft({ ...draft, finishedAt: null, refusal });
      } catch (error) {
        if (!(error instanceof Unreached)) throw error;
        return sent;
      }
    }
    return sent;
  });
}

async function send(client: Client, draft: Draft): Promise<Refusal | null> {
  const started = await client.mutation(StartCheckDocument, { input: startInput(draft) }).toPromise();
  const notStarted = refusalOf(started);
  if (notStarted !== null) return notStarted;
  for (const photo of await readPhotos(draft.id)) {
    const refusal = await sendPhoto(draft, photo);
    if (refusal !== null) return refusal;
  }
  return refusalOf(await client.mutation(RecordCheckDocument, { input: recordInput(draft) }).toPromise());
}

function refusalOf({
  data,
  error,
}: {
  readonly data?: { readonly answer: { readonly userErrors: readonly Refusal[] } } | undefined;
  readonly error?: { readonly message: string; readonly graphQLErrors: readonly unknown[] } | undefined;
}): Refusal | null {
  if (error !== undefined) {
    if (error.graphQLErrors.length === 0) throw new Unreached(error.message);
    return { code: "FAULT", message: error.message };
  }
  if (data === undefined) throw new Unreached("no answer");
  return data.answer.userErrors[0] ?? null;
}

/** The picture as taken first, then the copy that names it. */
async function sendPhoto({ id }: Draft, photo: DraftPhoto): Promise<Refusal | null> {
  const taken = await post(id, photo, photo.taken, "");
  return typeof taken === "string" ? dropText(await post(id, photo, photo.stamped, taken)) : taken;
}

const dropText = (answer: string | Refusal): Refusal | null => (typeof answer === "string" ? null : answer);

/** The SHA-256 of what was stored, or why it was not. */
async function post(
  id: string,
  { item, takenAt, place }: DraftPhoto,
  file: Blob,
  stampedFrom: string,
): Promise<string | Refusal> {
  const query = new URLSearchParams({ item, takenAt, place, stampedFrom });
  const answer = await fetch(`/check-photos/${id}?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch((error: unknown) => {
    throw new Unreached("no network", { cause: error });
  });
  if (answer.status >= 500) throw new Unreached(`the server answered ${answer.status}`);
  const told: { readonly sha256?: string; readonly message?: string; readonly userErrors?: readonly Refusal[] } =
    await answer.json();
  return told.sha256 ?? told.userErrors?.[0] ?? { code: "FAULT", message: told.message ?? `HTTP ${answer.status}` };
}
