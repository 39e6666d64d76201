import type { TableCounts } from "./import-report.type.ts";
import { ProblemTally } from "./problem-tally.ts";
import type { Problem } from "./row.rules.ts";
import type { SourceTable } from "./source.type.ts";

type Place = Pick<SourceTable, "table" | "file">;

export interface FileCounts extends TableCounts, Place {}

/** Counts what became of a batch's own rows, by table and by file. Each row read ends as accepted, unchanged or quarantined. */
export class Tally {
  readonly tables: Record<string, TableCounts> = {};
  readonly reasons: Record<string, number> = {};
  readonly problems = new ProblemTally();
  /** Entries accepted by estate, those that had waited included. */
  readonly byEstate = new Map<number, number>();
  private readonly files = new Map<string, FileCounts>();
  /** Rows newly put into quarantine, without those that waited there already. */
  putAside = 0;
  /** Rows that had waited in quarantine and are in now. */
  retried = 0;
  /** Rows that had waited in quarantine and are about what other rows of the batch brought in. */
  superseded = 0;
  /** Hears how many rows have been read, now and then. */
  onRows: ((rows: number) => void) | undefined;
  private rows = 0;
  /** Rows that left quarantine, and rows beside the ledger that count no more, because their batch is withdrawn. */
  withdrawn = 0;

  count(place: Place, what: keyof TableCounts, times = 1): void {
    const table = (this.tables[place.table] ??= nothing());
    const key = JSON.stringify([place.file, place.table]);
    const file = this.files.get(key) ?? { table: place.table, file: place.file, ...nothing() };
    this.files.set(key, file);
    table[what] += times;
    file[what] += times;
    if (what !== "read") return;
    this.rows += times;
    if (this.rows % 1000 === 0 || times === 0) this.onRows?.(this.rows);
  }

  quarantined(source: SourceTable, line: number, problem: Problem): void {
    this.count(source, "quarantined");
    this.reasons[problem.reason] = (this.reasons[problem.reason] ?? 0) + 1;
    this.problems.note(source, line, problem);
  }

  acceptedFor(estateId: number, count: number): void {
    this.byEstate.set(estateId, (this.byEstate.get(estateId) ?? 0) + count);
  }

  countsByFile(): FileCounts[] {
    return [...this.files.values()];
  }

  /** Whether there is anything to record. */
  get changed(): boolean {
    const waited = this.putAside + this.retried + this.superseded + this.withdrawn;
    return waited > 0 || Object.values(this.tables).some(({ accepted }) => accepted > 0);
  }
}

const nothing = (): TableCounts => ({ read: 0, accepted: 0, unchanged: 0, quarantined: 0 });
