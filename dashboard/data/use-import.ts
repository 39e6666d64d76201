import { useEffect, useState } from "react";
import { useClient } from "urql";
import { failureOf } from "../api/failure.ts";
import {
  CancelImportDocument,
  FollowImportDocument,
  ResubmitQuarantineDocument,
  RetryImportDocument,
  RunningImportsDocument,
  StartImportDocument,
  WithdrawBatchDocument,
  type FollowedImportFragment,
  type ImportAnswerFragment,
} from "../api/generated/graphql.ts";
import { upload, UploadFailure } from "./upload.ts";

/** How far the bringing of files is, in bytes. */
export interface Brought {
  readonly bytes: number;
  readonly of: number;
}

export type Work =
  | { readonly kind: "NONE" }
  | { readonly kind: "BRINGING"; readonly brought: Brought; readonly stop: () => void }
  | { readonly kind: "FOLLOWED"; readonly job: FollowedImportFragment }
  | { readonly kind: "REFUSED"; readonly message: string };

export interface ImportWork {
  readonly work: Work;
  /** Brings files and tries them: nothing is recorded. */
  readonly tryFiles: (files: readonly File[], mapping: string) => Promise<void>;
  /** Brings a corrected quarantine file and tries it. */
  readonly tryCorrected: (file: File) => Promise<void>;
  readonly retry: (dryRun: boolean) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly withdraw: (batchId: number, reason: string) => Promise<void>;
  readonly dismiss: () => void;
}

const EVERY = 500;
/** Between attempts to be told what runs, in milliseconds. */
const AGAIN = 3000;

interface Answered {
  readonly data?: { readonly started: ImportAnswerFragment } | undefined;
  readonly error?: Parameters<typeof failureOf>[0] | undefined;
}

/** An import from the choice of files to its end; ended is called when something may have been recorded. */
export function useImport(ended: () => void): ImportWork {
  const client = useClient();
  const [work, setWork] = useState<Work>({ kind: "NONE" });
  const take = ({ data, error }: Answered) => {
    const [refusal] = data?.started.userErrors ?? [];
    const job = data?.started.job;
    if (refusal !== undefined) setWork({ kind: "REFUSED", message: refusal.message });
    else if (job != null) setWork({ kind: "FOLLOWED", job });
    else setWork({ kind: "REFUSED", message: error === undefined ? "" : failureOf(error).message });
  };
  const followed = work.kind === "FOLLOWED" ? work.job : null;
  const runs = followed?.state === "WAITING" || followed?.state === "RUNNING";
  useEffect(() => {
    // A page that was opened anew goes on with what runs, once it could be told whether anything does.
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const find = async () => {
      const { data } = await client.query(RunningImportsDocument, {}, { requestPolicy: "network-only" }).toPromise();
      if (data === undefined && !left) waiting = setTimeout(() => void find(), AGAIN);
      const job = data?.imports.find(({ state }) => state === "WAITING" || state === "RUNNING");
      if (job !== undefined) setWork((before) => (before.kind === "NONE" ? { kind: "FOLLOWED", job } : before));
    };
    void find();
    return () => {
      left = true;
      clearTimeout(waiting);
    };
  }, [client]);
  const [id, over] = [followed?.id, followed !== null && !runs && !followed.dryRun];
  useEffect(() => {
    if (over) ended();
  }, [over, id, ended]);
  useEffect(() => {
    if (id === undefined || !runs) return;
    const timer = setInterval(async () => {
      const { data } = await client.query(FollowImportDocument, { id }, { requestPolicy: "network-only" }).toPromise();
      if (data?.importJob != null) setWork({ kind: "FOLLOWED", job: data.importJob });
    }, EVERY);
    return () => clearInterval(timer);
  }, [client, id, runs]);

  async function bring(files: readonly File[]): Promise<string[] | null> {
    const abort = new AbortController();
    const of = files.reduce((sum, { size }) => sum + size, 0);
    const stop = () => abort.abort();
    let before = 0;
    const ids: string[] = [];
    try {
      for (const file of files) {
        const tell = (bytes: number) => setWork({ kind: "BRINGING", brought: { bytes: before + bytes, of }, stop });
        tell(0);
        ids.push(await upload(file, tell, abort.signal));
        before += file.size;
      }
      return ids;
    } catch (error) {
      const message = error instanceof UploadFailure ? error.message : "";
      setWork(abort.signal.aborted ? { kind: "NONE" } : { kind: "REFUSED", message });
      return null;
    }
  }

  return {
    work,
    async tryFiles(files, mapping) {
      const uploads = await bring(files);
      const input = { uploads: uploads ?? [], dryRun: true, mapping: mapping.trim() === "" ? null : mapping };
      if (uploads !== null) take(await client.mutation(StartImportDocument, { input }).toPromise());
    },
    async tryCorrected(file) {
      const [corrected] = (await bring([file])) ?? [];
      if (corrected === undefined) return;
      const input = { upload: corrected, dryRun: true };
      take(await client.mutation(ResubmitQuarantineDocument, { input }).toPromise());
    },
    async retry(dryRun) {
      if (followed === null) return;
      take(await client.mutation(RetryImportDocument, { input: { job: followed.id, dryRun } }).toPromise());
    },
    async cancel() {
      if (work.kind === "BRINGING") work.stop();
      if (followed !== null)
        take(await client.mutation(CancelImportDocument, { input: { job: followed.id } }).toPromise());
    },
    async withdraw(batchId, reason) {
      take(await client.mutation(WithdrawBatchDocument, { input: { batchId, reason } }).toPromise());
    },
    dismiss: () => setWork({ kind: "NONE" }),
  };
}
