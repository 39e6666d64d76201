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
  SuggestMappingDocument,
  WithdrawBatchDocument,
  type FollowedImportFragment,
  type ImportAnswerFragment,
  type TextFragment,
} from "../api/generated/graphql.ts";
import { brokenOff, forgetTrial, keepTrial, keptTrial, noteSeen, type TriedFiles } from "./kept-import.ts";
import type { Draft } from "./mapping.ts";
import { takeBack, takeBackUploads, upload, UploadFailure } from "./upload.ts";

/** How far the bringing of files is, in bytes. */
export interface Brought {
  readonly bytes: number;
  readonly of: number;
}

export type Work =
  | { readonly kind: "NONE" }
  | { readonly kind: "BRINGING"; readonly brought: Brought; readonly stop: () => void }
  | { readonly kind: "MAPPED"; readonly draft: Draft; readonly before: string | null }
  | { readonly kind: "FOLLOWED"; readonly job: FollowedImportFragment }
  | { readonly kind: "REFUSED"; readonly refusal: ImportRefusal };

/** Why nothing was begun: what the server says of the files, a word that pages translate, or that it was not reached. */
export interface ImportRefusal {
  readonly code: string;
  readonly told: TextFragment | null;
}

/** Files that the server has, and how they were last read. */
interface There extends TriedFiles {
  readonly draft: Draft | null;
}

export interface ImportWork {
  readonly work: Work;
  /** Brings files and tries them: nothing is recorded. */
  readonly tryFiles: (files: readonly File[]) => Promise<void>;
  /** Brings files whose columns are called otherwise, and drafts how they are read. */
  readonly mapFiles: (files: readonly File[]) => Promise<void>;
  /** Drafts it for files that have been brought already, or goes back to what was said of them; null where there are none. */
  readonly mapAgain: (() => Promise<void>) | null;
  readonly tryMapped: (mapping: string) => Promise<void>;
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
  const [there, setThere] = useState<There | null>(null);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const refuse = (refusal: ImportRefusal) => setWork({ kind: "REFUSED", refusal });
  const take = ({ data, error }: Answered, files: TriedFiles | null = there) => {
    const [refusal] = data?.started.userErrors ?? [];
    const job = data?.started.job;
    if (refusal !== undefined) refuse(refusal);
    else if (job == null) refuse(unreached(error));
    else {
      // What is given after a trial takes its place.
      if (job.dryRun) keepTrial(job.id, files);
      else forgetTrial();
      setWork({ kind: "FOLLOWED", job });
    }
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
      const { imports = [] } = data ?? {};
      const tried = keptTrial(imports);
      const job =
        imports.find(({ state }) => state === "WAITING" || state === "RUNNING") ?? brokenOff(imports) ?? tried?.job;
      if (job === undefined) return;
      if (tried?.job.id === job.id)
        setThere((before) => before ?? (tried.files === null ? null : { ...tried.files, draft: null }));
      setWork((before) => (before.kind === "NONE" ? { kind: "FOLLOWED", job } : before));
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
      if (data === undefined || data.importJob !== null) return;
      refuse({ code: "LOST", told: null });
      ended();
    }, EVERY);
    return () => clearInterval(timer);
  }, [client, id, runs, ended]);

  async function bring(files: readonly File[]): Promise<string[] | null> {
    setChosen(files);
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
      if (abort.signal.aborted) {
        setWork({ kind: "NONE" });
        void takeBack(files);
      } else refuse({ code: error instanceof UploadFailure ? error.code : "", told: null });
      return null;
    }
  }

  async function draftFor(uploads: readonly string[], mapping: string | null): Promise<void> {
    const variables = { uploads: [...uploads] };
    const { data, error } = await client
      .query(SuggestMappingDocument, variables, { requestPolicy: "network-only" })
      .toPromise();
    const [refusal] = data?.draft.userErrors ?? [];
    if (data === undefined) return refuse(unreached(error));
    if (refusal !== undefined) return refuse(refusal);
    setThere({ uploads, draft: data.draft, mapping });
    setWork({ kind: "MAPPED", draft: data.draft, before: mapping });
  }

  async function tryThere(now: There): Promise<void> {
    setThere(now);
    const input = { uploads: [...now.uploads], dryRun: true, mapping: now.mapping };
    take(await client.mutation(StartImportDocument, { input }).toPromise(), now);
  }

  return {
    work,
    async tryFiles(files) {
      const uploads = await bring(files);
      if (uploads !== null) await tryThere({ uploads, draft: null, mapping: null });
    },
    async mapFiles(files) {
      const uploads = await bring(files);
      if (uploads !== null) await draftFor(uploads, null);
    },
    mapAgain:
      there === null
        ? null
        : async () => {
            if (there.draft === null) await draftFor(there.uploads, there.mapping);
            else setWork({ kind: "MAPPED", draft: there.draft, before: there.mapping });
          },
    async tryMapped(mapping) {
      if (there !== null) await tryThere({ ...there, mapping });
    },
    async tryCorrected(file) {
      setThere(null);
      const [corrected] = (await bring([file])) ?? [];
      if (corrected === undefined) return;
      const input = { upload: corrected, dryRun: true };
      take(await client.mutation(ResubmitQuarantineDocument, { input }).toPromise(), null);
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
    dismiss() {
      if (followed?.state === "INTERRUPTED") noteSeen(followed.id);
      if (followed?.dryRun === true) forgetTrial();
      // What was recorded is deleted already; of a broken connection one goes on by choosing the file again.
      if (work.kind !== "REFUSED") void (chosen.length > 0 ? takeBack(chosen) : takeBackUploads(there?.uploads ?? []));
      setThere(null);
      setWork({ kind: "NONE" });
    },
  };
}

/** Of a server that answers with words of its own, these; they are not of the page's language. */
function unreached(error: Answered["error"]): ImportRefusal {
  const message = error === undefined ? "" : failureOf(error).message;
  return { code: "", told: message === "" ? null : { en: message, zh: message } };
}
