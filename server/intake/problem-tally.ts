import type { ReportedProblem } from "./import-report.type.ts";
import type { Problem } from "./row.rules.ts";
import { shownValue } from "./shown-value.rules.ts";
import type { SourceTable } from "./source.type.ts";

/** Rows of each kind that are named, so that the person can turn to them; of the others is told how many they are. */
const MOST_NAMED = 20;
/** Kinds of problems that are told apart: no file that is worth mending has more. */
const MOST_KINDS = 100;

interface Kind extends ReportedProblem {
  count: number;
  readonly rows: { readonly line: number; readonly value: string | null }[];
}

/** What is wrong with the rows of a batch, by file, table, column and reason. */
export class ProblemTally {
  private readonly kinds = new Map<string, Kind>();

  note({ table, file, headerOf }: SourceTable, line: number, { column: given, value, reason }: Problem): void {
    const column = given === "" ? null : given;
    const key = JSON.stringify([file, table, column, reason]);
    const header = column === null ? null : (headerOf?.(column) ?? null);
    const kind = this.kinds.get(key) ?? { file, table, column, header, reason, count: 0, rows: [] };
    if (kind.count === 0 && this.kinds.size >= MOST_KINDS) return;
    this.kinds.set(key, kind);
    kind.count += 1;
    if (kind.rows.length < MOST_NAMED) kind.rows.push({ line, value: shownValue(column, value) });
  }

  /** In the order in which they were found: what the ledger refuses comes after what is wrong with cells. */
  get told(): readonly ReportedProblem[] {
    return [...this.kinds.values()];
  }
}
