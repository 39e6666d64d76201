/** Why a file could not be brought, as a word that pages translate; empty where the server was not reached. */
export class UploadFailure extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

interface UploadState {
  readonly id: string;
  readonly offset: number;
  readonly chunkSize: number;
}

const isUpload = (value: unknown): value is UploadState =>
  typeof value === "object" && value !== null && "id" in value && "offset" in value && "chunkSize" in value;

async function ask(path: string, request: RequestInit): Promise<UploadState> {
  const response = await fetch(path, request);
  // A proxy whose server is away answers in no form of ours.
  const told: unknown = await response.json().catch(() => null);
  if (response.ok && isUpload(told)) return told;
  throw new UploadFailure(typeof told === "object" && told !== null && "error" in told ? String(told.error) : "");
}

/** What a file is known by when it is chosen again, on a page that was opened anew. */
const keyOf = ({ name, size, lastModified }: File): string => `upload ${lastModified} ${size} ${name}`;

/** Where the page may keep nothing, an upload begins anew. */
function kept<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const recall = (file: File) => kept(() => window.localStorage.getItem(keyOf(file)));
const forget = (file: File) => kept(() => window.localStorage.removeItem(keyOf(file)));

/** Attempts after a connection broke, in milliseconds one after the other. */
const AGAIN = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** What the server says by itself is no broken connection; 5xx without a word is a server on its way up or down. */
const isFinal = (error: unknown): boolean =>
  error instanceof UploadFailure && !["", "BUSY", "OFFSET"].includes(error.code);

/** Asks until the server is reached, as long as nobody stops it. */
async function untilReached<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of AGAIN) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || isFinal(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return act();
}

async function begin(file: File, signal: AbortSignal): Promise<UploadState> {
  const before = recall(file);
  const there = before === null ? null : await untilReached(() => stateOf(before, signal), signal).catch(orBeginAnew);
  if (there !== null) return there;
  const state = await ask("/uploads", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: file.name, size: file.size }),
    signal,
  });
  kept(() => window.localStorage.setItem(keyOf(file), state.id));
  return state;
}

/** It was deleted, or forgotten after a day. */
function orBeginAnew(error: unknown): null {
  if (error instanceof UploadFailure && error.code === "NOT_FOUND") return null;
  throw error;
}

const stateOf = (id: string, signal: AbortSignal): Promise<UploadState> => ask(`/uploads/${id}`, { signal });

/**
 * Brings a file to the server piece by piece, telling how many bytes are there; ends with the upload's id. It goes on where a
 * connection broke, and where the same file is chosen again, where it had come to.
 */
export async function upload(file: File, tell: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  let state = await begin(file, signal);
  tell(state.offset);
  let broke = false;
  while (state.offset < file.size) {
    const { id } = state;
    state = await untilReached(async () => {
      // Of a piece whose connection broke some bytes may have come.
      const { offset, chunkSize } = broke ? await stateOf(id, signal) : state;
      broke = true;
      return ask(`/uploads/${id}?offset=${offset}`, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: file.slice(offset, offset + chunkSize),
        signal,
      });
    }, signal);
    broke = false;
    tell(state.offset);
  }
  return state.id;
}

/** Takes files back that are not to be imported. What cannot be reached is forgotten after a day. */
export async function takeBack(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const id = recall(file);
    forget(file);
    if (id !== null) await fetch(`/uploads/${id}`, { method: "DELETE" }).catch(() => undefined);
  }
}

/** The same of files of which only their uploads are known. */
export async function takeBackUploads(ids: readonly string[]): Promise<void> {
  for (const id of ids) await fetch(`/uploads/${id}`, { method: "DELETE" }).catch(() => undefined);
}
