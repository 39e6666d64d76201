import { useState } from "react";
import { CombinedError } from "urql";
import { failureOf, type Failure } from "./failure.ts";
import { FileFailure } from "./fetch-file.ts";

export interface FileWork {
  readonly working: boolean;
  /** Why the last file did not come. */
  readonly failure: Failure | null;
  /** Makes a file and hands it over; a failure is kept until the next try or until it is dismissed. */
  readonly start: (make: () => Promise<void>) => void;
  readonly dismiss: () => void;
}

/** The making of a file, from the click to the browser's own notice of it. */
export function useFile(): FileWork {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (make: () => Promise<void>) => {
    setWorking(true);
    setFailure(null);
    try {
      await make();
    } catch (error) {
      setFailure(whyNot(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, failure, start: (make) => void run(make), dismiss: () => setFailure(null) };
}

function whyNot(error: unknown): Failure {
  if (error instanceof FileFailure) return error.failure;
  if (error instanceof CombinedError) return failureOf(error);
  return { kind: "FAULT", message: error instanceof Error ? error.message : "", requestId: null };
}
