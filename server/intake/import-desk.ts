import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { BatchKind } from "../ledger/record-batch.ts";
import type { Actor } from "../platform/actor.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { LongWork } from "../platform/long-work.ts";
import { Refusal } from "../platform/refusal.ts";
import type { JobNote, JobNotes } from "./job-notes.ts";
import type { ImportReport } from "./import-report.type.ts";
import { importTables } from "./import-tables.ts";
import type { Source } from "./source.type.ts";
import { secondsLeft } from "./time-left.rules.ts";

export type JobState = "WAITING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "INTERRUPTED";
export type JobKind = Exclude<BatchKind, "DEMO">;

/** What a job is to do. The source is opened when its turn comes, for it may read files and the database. */
export interface JobOrder {
  readonly kind: JobKind;
  readonly files: readonly string[];
  /** Uploads that it reads. */
  readonly uploads: readonly string[];
  readonly dryRun: boolean;
  /** In whose name it is recorded. */
  readonly actor: Actor;
  readonly withdrawsBatchId?: number;
  /** How its files are read, as JSON; absent: they are canonical tables. */
  readonly mapping?: string;
  readonly open: () => Promise<Source>;
  /** Whether what it reads is still there. */
  readonly available: () => boolean;
  /** Called once it is recorded: its files are not needed any more. */
  readonly recorded?: () => void;
}

/** An import on its way, or what became of it. */
export interface ImportJob extends Omit<JobOrder, "open" | "available" | "recorded" | "uploads" | "actor" | "mapping"> {
  readonly id: string;
  readonly state: JobState;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly rowsRead: number;
  readonly householdsDone: number;
  /** Null until all rows are read. */
  readonly householdsTotal: number | null;
  readonly report: ImportReport | null;
  readonly failure: BothLanguages | null;
  readonly canRetry: boolean;
}

interface Held {
  readonly id: string;
  readonly order: JobOrder;
  readonly abort: AbortController;
  state: JobState;
  startedAt: string | null;
  finishedAt: string | null;
  rowsRead: number;
  householdsDone: number;
  householdsTotal: number | null;
  /** When the rows were read and the first households done. */
  replayingSince: Date | null;
  report: ImportReport | null;
  failure: BothLanguages | null;
}

/** Jobs that are remembered once they have ended. */
const REMEMBERED = 50;
/** Jobs that may wait their turn. */
const MOST_WAITING = 20;

export interface DeskDeps {
  readonly database: Database;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly log: Logger;
  readonly notes: JobNotes;
}

/** Runs imports one after the other beside the requests, tells how far they are, and can stop them. */
export class ImportDesk extends LongWork {
  private readonly jobs = new Map<string, Held>();
  private turn: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(private readonly deps: DeskDeps) {
    super();
  }

  get database(): Database {
    return this.deps.database;
  }

  /** Puts an import in the queue; null where too many wait already. */
  start(order: JobOrder): ImportJob | null {
    if ([...this.jobs.values()].filter(({ state }) => state === "WAITING").length >= MOST_WAITING) return null;
    const held = fresh(randomBytes(12).toString("hex"), order);
    this.jobs.set(held.id, held);
    this.note(held);
    this.turn = this.turn.then(() => this.run(held));
    this.forgetOld();
    return shown(held);
  }

  /** Tells of what a server had under way when it ended. */
  remember(note: JobNote, order: JobOrder): void {
    const { id, startedAt } = note;
    const finishedAt = this.deps.now().toISOString();
    this.jobs.set(id, { ...fresh(id, order), state: "INTERRUPTED", startedAt, finishedAt, failure: INTERRUPTED });
  }

  get(id: string): ImportJob | null {
    const held = this.jobs.get(id);
    return held === undefined ? null : shown(held);
  }

  /** Latest first. */
  list(): ImportJob[] {
    return [...this.jobs.values()].map(shown).reverse();
  }

  /** By how fast the running import has got through its households so far. */
  secondsLeft(): number | null {
    const running = [...this.jobs.values()].find(({ state }) => state === "RUNNING");
    const { replayingSince = null, householdsDone = 0, householdsTotal = null } = running ?? {};
    if (replayingSince === null || householdsTotal === null) return null;
    const elapsed = (this.deps.now().getTime() - replayingSince.getTime()) / 1000;
    return secondsLeft(elapsed, householdsDone, householdsTotal);
  }

  /** Whether a job that waits or runs reads an upload. */
  needs(upload: string): boolean {
    return [...this.jobs.values()].some(
      ({ finishedAt, order }) => finishedAt === null && order.uploads.includes(upload),
    );
  }

  /** The order of a job, to be given again. */
  orderOf(id: string): JobOrder | null {
    return this.jobs.get(id)?.order ?? null;
  }

  /** Stops a job: nothing of it is recorded. One that has ended stays as it ended. */
  cancel(id: string): ImportJob | null {
    const held = this.jobs.get(id);
    if (held === undefined) return null;
    if (held.state === "WAITING") this.end(held, "CANCELLED");
    held.abort.abort();
    return shown(held);
  }

  /** Stops what runs and waits, and returns once it has ended. */
  async close(): Promise<void> {
    this.closing = true;
    for (const id of this.jobs.keys()) this.cancel(id);
    await this.turn;
  }

  private async run(held: Held): Promise<void> {
    if (held.state !== "WAITING") return;
    const { database, timeZone, now } = this.deps;
    held.state = "RUNNING";
    held.startedAt = now().toISOString();
    this.note(held);
    try {
      const { kind, dryRun, actor, withdrawsBatchId } = held.order;
      held.report = await importTables(database, await held.order.open(), {
        kind,
        timeZone,
        dryRun,
        actor,
        ...(withdrawsBatchId !== undefined && { withdrawsBatchId }),
        // The server's own worker refreshes what pages read from; they are exact before it has.
        refresh: false,
        signal: held.abort.signal,
        onRows: (rows) => (held.rowsRead = rows),
        onProgress: (done, total) => {
          held.replayingSince ??= now();
          held.householdsDone = done;
          held.householdsTotal = total;
        },
      });
      held.rowsRead = Object.values(held.report.tables).reduce((rows, { read }) => rows + read, 0);
      this.end(held, "SUCCEEDED");
      if (!dryRun) held.order.recorded?.();
    } catch (error) {
      this.fail(held, error);
    }
  }

  private fail(held: Held, error: unknown): void {
    if (held.abort.signal.aborted) return this.end(held, "CANCELLED");
    if (!(error instanceof Refusal)) this.deps.log.error({ importJob: held.id, err: error }, "import failed");
    held.failure = error instanceof Refusal ? error.told : failedFor(held.id);
    this.end(held, "FAILED");
  }

  private end(held: Held, state: JobState): void {
    held.state = state;
    held.finishedAt = this.deps.now().toISOString();
    // What the end of the server cancels is told by the next one.
    if (!this.closing || state !== "CANCELLED") this.deps.notes.drop(held.id);
  }

  private note({ id, order, startedAt }: Held): void {
    const { kind, files, uploads, mapping = null, dryRun } = order;
    this.deps.notes.keep({ id, kind, files: [...files], uploads: [...uploads], mapping, dryRun, startedAt });
  }

  private forgetOld(): void {
    const ended = [...this.jobs.values()].filter(({ finishedAt }) => finishedAt !== null);
    for (const { id } of ended.slice(0, Math.max(ended.length - REMEMBERED, 0))) this.jobs.delete(id);
  }
}

const fresh = (id: string, order: JobOrder): Held => ({
  id,
  order,
  abort: new AbortController(),
  state: "WAITING",
  startedAt: null,
  finishedAt: null,
  rowsRead: 0,
  householdsDone: 0,
  householdsTotal: null,
  replayingSince: null,
  report: null,
  failure: null,
});

/** It may have ended between the record and the note of it. */
const INTERRUPTED: BothLanguages = {
  en: "The server ended half way. An import is recorded as a whole or not at all: where the list of batches does not have it, nothing was recorded. It can be given again without harm; rows recorded already stay as they are.",
  zh: "服务器在导入途中停止。每次导入要么整批入账，要么全不入账：批次列表中没有它，即没有任何数据入账。可以放心重试，已入账的行不会重复。",
};

const failedFor = (id: string): BothLanguages => ({
  en: `The import failed and recorded nothing. Quote import ${id}.`,
  zh: `导入失败，没有任何数据入账。报修时请提供导入编号 ${id}。`,
});

/** How a job ends that has recorded nothing, or may have. */
const AGAIN: readonly JobState[] = ["FAILED", "CANCELLED", "INTERRUPTED"];

function shown({ order, abort: _abort, replayingSince: _since, ...held }: Held): ImportJob {
  const {
    open: _open,
    recorded: _recorded,
    uploads: _uploads,
    actor: _actor,
    mapping: _mapping,
    available,
    ...rest
  } = order;
  const again = AGAIN.includes(held.state) || (held.state === "SUCCEEDED" && order.dryRun);
  return { ...rest, ...held, canRetry: again && available() };
}
