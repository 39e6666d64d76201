import { textAt, type Failure } from "./failure.ts";

/** A file that the server did not give, and why. */
export class FileFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** A file that the server makes; throws a FileFailure where it does not. */
export async function fetchFile(path: string): Promise<Blob> {
  const response = await fetch(path).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : "";
    throw new FileFailure({ kind: "UNREACHABLE", message, requestId: null });
  });
  if (response.ok) return response.blob();
  const told: unknown = await response.json().catch(() => null);
  const wait = response.headers.get("retry-after");
  if (wait !== null)
    throw new FileFailure({ kind: "BUSY_FOR", message: wait, requestId: response.headers.get("x-request-id") });
  throw new FileFailure({
    kind: response.status < 500 ? "REFUSED" : "FAULT",
    message: textAt(told, "message") ?? "",
    requestId: textAt(told, "requestId"),
  });
}
