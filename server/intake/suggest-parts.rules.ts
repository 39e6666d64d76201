import type { Sample } from "./suggest-cell.rules.ts";

/** A column whose cells list the bills that a receipt pays, each with its amount: B1:60.00;B2:40.00. */
export interface Parts {
  readonly column: string;
  /** What stands between two parts. */
  readonly by: string;
  /** What stands between a bill and its amount. */
  readonly pair: string;
}

const BETWEEN = [";", "；", "|", "、", "/", "\n", ",", "，"] as const;
const PAIRS = [":", "：", "=", "×", "*"] as const;
const AMOUNT = /^\s*[¥￥]?\d[\d,]*(\.\d{1,2})?元?\s*$/;

/** The first such column; one of which no cell lists more than one bill says nothing of how they are separated. */
export function partsIn({ header, rows }: Sample): Parts | undefined {
  for (const [at, column] of header.entries()) {
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
    if (column === "" || cells.length === 0) continue;
    for (const by of BETWEEN)
      for (const pair of PAIRS)
        if (cells.some((cell) => cell.includes(by)) && areParts(cells, by, pair)) return { column, by, pair };
  }
  return undefined;
}

const areParts = (cells: readonly string[], by: string, pair: string): boolean =>
  cells.every((cell) =>
    cell
      .split(by)
      .filter((part) => part.trim() !== "")
      .every((part) => {
        const [bill = "", amount = "", ...more] = part.split(pair);
        return bill.trim() !== "" && AMOUNT.test(amount) && more.length === 0;
      }),
  );
