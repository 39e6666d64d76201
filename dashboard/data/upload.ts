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
  const told: unknown = await response.json();
  if (response.ok && isUpload(told)) return told;
  throw new UploadFailure(typeof told === "object" && told !== null && "error" in told ? String(told.error) : "");
}

/** Brings a file to the server piece by piece, telling how many bytes are there; ends with the upload's id. */
export async function upload(file: File, tell: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  let state = await ask("/uploads", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: file.name, size: file.size }),
    signal,
  });
  while (state.offset < file.size) {
    const piece = file.slice(state.offset, state.offset + state.chunkSize);
    state = await ask(`/uploads/${state.id}?offset=${state.offset}`, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: piece,
      signal,
    });
    tell(state.offset);
  }
  return state.id;
}
