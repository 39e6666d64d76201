import { checkCell } from "./cell.rules.ts";
import { columnsOf, type TableName } from "./table.rules.ts";

export type RawValues = Readonly<Record<string, string>>;

/** Why a row is not taken in: which column, what stood there, and a code of reason.rules.ts. */
export interface Problem {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A checked row: every column of its table, null where an optional cell is empty. */
export type CheckedValues = Readonly<Record<string, string | null>>;

export interface CheckedRow {
  readonly values: CheckedValues;
  readonly problems: readonly Problem[];
}

/** Checks every cell of a row, then what its cells say about each other. All problems are found, not only the first. */
export function checkRow(table: TableName, raw: RawValues): CheckedRow {
  const values: Record<string, string | null> = {};
  const problems: Problem[] = [];
  for (const { name, kind, required, fallback } of columnsOf(table)) {
    const cell = (raw[name] ?? "").trim();
    if (cell === "") {
      values[name] = fallback ?? null;
      if (required) problems.push({ column: name, value: "", reason: "MISSING" });
      continue;
    }
    const checked = checkCell(cell, kind);
    if ("reason" in checked) problems.push({ column: name, value: cell, reason: checked.reason });
    else values[name] = checked.value;
  }
  return { values, problems: [...problems, ...contradictions(table, values)] };
}

/** A checked row without the columns that its file does not have. */
export const withoutAbsent = (values: CheckedValues, raw: RawValues): CheckedValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => raw[name] !== undefined));

function contradictions(table: TableName, values: CheckedValues): Problem[] {
  const problems: Problem[] = [];
  const notBefore = (column: string, first: string, reason: string) => {
    const [start, end] = [values[first], values[column]];
    if (start != null && end != null && end < start) problems.push({ column, value: end, reason });
  };
  if (table === "bills") {
    notBefore("due_on", "issued_on", "DUE_BEFORE_ISSUE");
    notBefore("period_end", "period_start", "PERIOD_REVERSED");
  }
  if (table === "complaints") problems.push(...wrongOrder(values));
  if (table === "estates") notBefore("exited_on", "handed_over_on", "PERIOD_REVERSED");
  if (table === "receipts" && values["kind"] === "REVERSAL" && values["reverses_receipt_no"] == null)
    problems.push({ column: "reverses_receipt_no", value: "", reason: "MISSING" });
  if (table === "fee_standards") {
    notBefore("valid_to", "valid_from", "PERIOD_REVERSED");
    const [from, to] = [values["area_from"], values["area_to"]];
    if (from != null && to != null && Number(to) < Number(from))
      problems.push({ column: "area_to", value: to, reason: "AREA_REVERSED" });
  }
  if (table === "control_totals") problems.push(...wrongTotal(values));
  return problems;
}

/** A complaint is received, responded to, settled; what is settled has been responded to, at the latest then. */
function wrongOrder(values: CheckedValues): Problem[] {
  // Times with zones of their own are compared as times; without one both are the company's.
  const before = (column: string, first: string): boolean => {
    const [start, end] = [values[first], values[column]];
    return start != null && end != null && Date.parse(end) < Date.parse(start);
  };
  const reversed = ["responded_at", "settled_at"].filter((column) => before(column, "received_at"));
  const problems = reversed.map((column) => ({ column, value: values[column] ?? "", reason: "BEFORE_COMPLAINT" }));
  const { responded_at: responded, settled_at: settled } = values;
  // Null is an empty cell; a cell that was refused itself is absent here.
  if (problems.length === 0 && settled != null && (responded === null || before("settled_at", "responded_at")))
    problems.push({ column: "settled_at", value: settled, reason: "SETTLED_BEFORE_RESPONSE" });
  return problems;
}

function wrongTotal({ date, month, channel, figure }: CheckedValues): Problem[] {
  const problems: Problem[] = [];
  // Null is an empty cell; a cell that was refused itself is absent here.
  if ((date === null) === (month === null) && date !== undefined && month !== undefined)
    problems.push({ column: "date", value: date ?? "", reason: "DATE_OR_MONTH" });
  if (channel != null && figure != null && figure !== "RECEIVED")
    problems.push({ column: "channel", value: channel, reason: "CHANNEL_NEEDS_RECEIVED" });
  return problems;
}
