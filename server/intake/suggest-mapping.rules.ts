import type { BothLanguages } from "../platform/both-languages.ts";
import { TELLING } from "./header-word.rules.ts";
import type { MappedCell } from "./mapping.type.ts";
import { cellFor, headerFor, headerNamed, type Sample } from "./suggest-cell.rules.ts";
import { fallbackFor } from "./suggest-fallback.rules.ts";
import { columnsByMonth, monthsIn, toldBy, type Months } from "./suggest-months.rules.ts";
import { partsIn } from "./suggest-parts.rules.ts";
import { columnsOf, type TableName } from "./table.rules.ts";

export interface SuggestedTable {
  readonly table: TableName;
  readonly distinct?: true;
  readonly filled?: readonly string[];
  readonly unpivot?: {
    readonly format: string;
    readonly year?: string;
    readonly month: "month";
    readonly value: "value";
  };
  readonly split?: {
    readonly column: string;
    readonly by: string;
    readonly pair: string;
    readonly as: readonly string[];
  };
  readonly columns: Readonly<Record<string, MappedCell>>;
}

export interface Suggestion {
  readonly tables: readonly SuggestedTable[];
  /** What a person has to fill in or look at. */
  readonly notes: readonly BothLanguages[];
}

const REGISTER = ["estates", "buildings", "units"] as const;
const ENTRIES = ["bills", "receipts"] as const;
type Entry = (typeof ENTRIES)[number];

/** Drafts how a file of any shape is read as canonical tables. What cannot be told is left empty and noted; `year` is that of months without one. */
export function suggestTables(file: string, sample: Sample, year: string): Suggestion {
  const notes: BothLanguages[] = [];
  const draft = new Draft(file, sample, notes);
  const wide = wideOf(monthsIn(sample.header, year));
  const entries = ENTRIES.filter((table) => wide[table] !== undefined || isTold(table, sample));
  if (entries.length === 0) entries.push("bills");
  for (const table of entries) noteMonths(file, table, wide[table], notes);
  const tables = [
    ...REGISTER.map((table) => ({ ...draft.table(table), distinct: true as const })),
    ...entries.map((table) => draft.entries(table, wide[table])),
    ...(entries.includes("receipts") && wide.receipts === undefined ? draft.lines() : []),
  ];
  return { tables, notes };
}

/** The first wide part of each kind: a sheet that bills several things by month is drafted for one of them. */
function wideOf(parts: readonly Months[]): Partial<Record<Entry, Months>> {
  const bills = parts.find((months) => toldBy(months) === "bills");
  const receipts = parts.find((months) => toldBy(months) === "receipts");
  return { ...(bills && { bills }), ...(receipts && { receipts }) };
}

function noteMonths(file: string, table: Entry, months: Months | undefined, notes: BothLanguages[]): void {
  if (months === undefined) return;
  const { headers, year } = months;
  const [first = "", last = ""] = [headers[0], headers.at(-1)];
  notes.push(
    table === "bills"
      ? {
          en: `${file}: ${first} to ${last} are taken for bills, each issued on the first and due on the last day of its month.`,
          zh: `${file}：“${first}”至“${last}”按账单处理，每月 1 日出账、月末应缴。`,
        }
      : {
          en: `${file}: ${first} to ${last} are taken for receipts, each paid on the last day of its month.`,
          zh: `${file}：“${first}”至“${last}”按收款处理，收款日期取当月月末。`,
        },
  );
  if (year !== undefined)
    notes.push({
      en: `${file}: ${first} to ${last} name no year and are taken for those of ${year}. Set year if it is another.`,
      zh: `${file}：“${first}”至“${last}”没有写年份，暂按 ${year} 年处理；如为其他年份，请修改。`,
    });
}

/** Whether the file has what the table cannot do without. */
const isTold = (table: Entry, { header }: Sample): boolean =>
  columnsOf(table).every(
    (column) => !(TELLING[table] ?? []).includes(column.name) || headerFor(table, column, header) !== undefined,
  );

/** The draft of one file. */
class Draft {
  constructor(
    private readonly file: string,
    private readonly sample: Sample,
    private readonly notes: BothLanguages[],
  ) {}

  table(table: TableName, made: Readonly<Record<string, MappedCell>> = {}): SuggestedTable {
    const { header } = this.sample;
    const found: Record<string, MappedCell> = {};
    for (const column of columnsOf(table)) {
      const under = column.name in made ? undefined : headerFor(table, column, header);
      if (under !== undefined)
        found[column.name] = cellFor(table, column, under, this.sample, (note) => this.notes.push(note));
    }
    const columns: Record<string, MappedCell> = {};
    for (const column of columnsOf(table)) {
      const cell = made[column.name] ?? found[column.name];
      if (cell !== undefined) columns[column.name] = cell;
      else if (column.required) columns[column.name] = this.standIn(table, column.name, column.chinese, found);
    }
    return { table, columns };
  }

  entries(table: Entry, months: Months | undefined): SuggestedTable {
    if (months === undefined) {
      // A row that was not paid yet is no receipt.
      const paid = table === "receipts" ? headerNamed(table, "paid_on", this.sample.header) : undefined;
      return { ...this.table(table), ...(paid !== undefined && { filled: [paid] }) };
    }
    const { format, year } = months;
    const unpivot = { format, ...(year !== undefined && { year }), month: "month", value: "value" } as const;
    return { ...this.table(table, columnsByMonth(table, this.unitOf(table))), unpivot };
  }

  /** What receipts pay, where one column lists their bills with amounts. */
  lines(): SuggestedTable[] {
    const parts = partsIn(this.sample);
    if (parts === undefined) return [];
    const { column } = parts;
    this.notes.push({
      en: `${this.file}: ${column} is taken for the bills that a receipt pays, each with its amount. Look whether that is so.`,
      zh: `${this.file}：“${column}”按该笔收款核销的各张账单及金额处理，请核对。`,
    });
    const { columns } = this.table("receipt_lines", { bill_no: "bill", amount: "part" });
    return [{ table: "receipt_lines", filled: [column], split: { ...parts, as: ["bill", "part"] }, columns }];
  }

  private unitOf(table: Entry): MappedCell | undefined {
    const column = columnsOf(table).find(({ name }) => name === "unit_code");
    const header = column && headerFor(table, column, this.sample.header);
    return column && header && cellFor(table, column, header, this.sample, () => undefined);
  }

  private standIn(
    table: TableName,
    name: string,
    chinese: string,
    found: Readonly<Record<string, MappedCell>>,
  ): MappedCell {
    const { cell, taken } = fallbackFor(table, name, found, this.sample.header);
    const place = `${table}.${name} (${chinese})`;
    if (taken !== undefined)
      this.notes.push({
        en: `${this.file}: ${place} stands nowhere and is taken ${taken.en}. Look whether that is so.`,
        zh: `${this.file}：没有“${chinese}”（${table}.${name}），${taken.zh}，请核对。`,
      });
    else if (typeof cell === "object" && "constant" in cell && cell.constant === "")
      this.notes.push({
        en: `${this.file}: ${place} was not found. Name its column, or a constant.`,
        zh: `${this.file}：没有找到“${chinese}”（${table}.${name}），请选择对应的列或填写固定值。`,
      });
    return cell;
  }
}
