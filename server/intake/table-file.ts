import type { BothLanguages } from "../platform/both-languages.ts";
import { nothingImported } from "./nothing-imported.ts";
import type { RawRow } from "./source.type.ts";
import { isTotalsRow } from "./totals.rules.ts";

/** One row of a file as it stands there, before anybody knows what its cells mean. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file, or a sheet of one, as rows of text cells; read as a stream each time. */
export interface Grid {
  readonly name: string;
  /** Digest of the bytes, once the file has been read through. */
  sha256(): string;
  rows(): AsyncIterable<GridRow>;
}

export interface TableOptions {
  /** Turns the header row into names; an empty name leaves a column out. */
  readonly names: (header: readonly string[]) => string[];
  /** How many columns a row lacks to be the header: rows above the one that lacks none are titles. Absent: the first row is it. */
  readonly lacks?: (cells: readonly string[]) => number;
  /** Hears what was left out. */
  readonly note?: (note: BothLanguages) => void;
}

/** How far down a header is looked for below titles. */
const DEEPEST_HEADER = 30;
/** No table and no export known has this many columns; a file that has is of another kind. */
const MOST_COLUMNS = 5_000;

/** The records of a grid under the names of its header. */
export class TableFile {
  readonly name: string;

  constructor(
    private readonly grid: Grid,
    private readonly options: TableOptions,
  ) {
    this.name = grid.name;
  }

  sha256(): string {
    return this.grid.sha256();
  }

  async *records(): AsyncGenerator<RawRow> {
    const totals: number[] = [];
    let names: readonly string[] | undefined;
    let above: GridRow[] = [];
    for await (const row of this.grid.rows()) {
      if (names !== undefined) {
        if (isTotalsRow(row.cells)) totals.push(row.line);
        else yield recordOf(names, row);
        continue;
      }
      above.push(row);
      if (this.lacks(row) > 0 && above.length < DEEPEST_HEADER) continue;
      const { header, below } = this.headerAmong(above);
      names = this.namesOf(header);
      above = [];
      for (const early of below) yield recordOf(names, early);
    }
    if (names === undefined) {
      if (above.length === 0)
        throw nothingImported({
          en: `${this.name} is empty: it lacks a header row.`,
          zh: `${this.name} 是空文件，没有表头。`,
        });
      const { header, below } = this.headerAmong(above);
      names = this.namesOf(header);
      for (const early of below) yield recordOf(names, early);
    }
    if (totals.length > 0) this.options.note?.(totalsNote(this.name, totals));
  }

  private lacks({ cells }: GridRow): number {
    return this.options.lacks?.(cells.map((cell) => cell.trim())) ?? 0;
  }

  /** The header and the rows below it. Where no row is one, the first that lacks the least is taken, to be told what it lacks. */
  private headerAmong(rows: readonly GridRow[]): { header: readonly string[]; below: readonly GridRow[] } {
    const lacking = rows.map((row) => this.lacks(row));
    const at = lacking.indexOf(Math.min(...lacking));
    return { header: rows[at]?.cells ?? [], below: rows.slice(at + 1) };
  }

  private namesOf(header: readonly string[]): string[] {
    if (header.length > MOST_COLUMNS)
      throw nothingImported({
        en: `${this.name} has ${header.length} columns; ${MOST_COLUMNS} are the most. It is no table of records.`,
        zh: `${this.name} 有 ${header.length} 列，最多允许 ${MOST_COLUMNS} 列，不像是数据表。`,
      });
    return this.options.names(header.map((cell) => cell.trim()));
  }
}

/** Spreadsheets drop empty cells at the end of a row; a cell too many means that the others may stand in wrong columns. */
function recordOf(names: readonly string[], { line, cells }: GridRow): RawRow {
  const values = Object.fromEntries(names.flatMap((name, index) => (name === "" ? [] : [[name, cells[index] ?? ""]])));
  const surplus = cells.slice(names.length).find((cell) => cell.trim() !== "");
  if (surplus === undefined) return { line, values };
  return { line, values, broken: { column: "", value: surplus, reason: "CELL_COUNT" } };
}

function totalsNote(file: string, totals: readonly number[]): BothLanguages {
  const shown = totals.slice(0, 5);
  const more = totals.length - shown.length;
  const lines = `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return {
    en: totals.length === 1 ? `${file}: line ${lines} holds totals` : `${file}: lines ${lines} hold totals`,
    zh: `${file}：第 ${shown.join("、")} 行${more > 0 ? `等 ${totals.length} 行` : ""}为合计行`,
  };
}
