import type { GridRow } from "./table-file.ts";
import { columnOf, textOfNumber, type NumberForm } from "./xlsx-cell.rules.ts";
import { XmlParser, type Attributes, type Refuse } from "./xml.ts";

export interface SheetContext {
  readonly texts: readonly string[];
  readonly forms: readonly NumberForm[];
  readonly since1904: boolean;
}

/** Cells of a row, from which memory is bounded; a sheet could have 16,384. */
const MOST_COLUMNS = 5_000;

/** Turns the XML of a sheet into rows as it comes. Empty rows are left out. */
export class SheetRows {
  private ready: GridRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = -1;
  private kind = "n";
  private style = 0;
  private value = "";
  private formula = "";
  private reading = false;
  private within: "v" | "f" | "t" | null = null;
  private readonly parser: XmlParser;

  constructor(
    private readonly context: SheetContext,
    private readonly refuse: Refuse,
  ) {
    this.parser = new XmlParser({
      open: (name, attributes) => this.open(name, attributes),
      text: (text) => this.text(text),
      close: (name) => this.close(name),
    });
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.end();
  }

  /** The rows read since the last call. */
  take(): GridRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  private open(name: string, attributes: Attributes): void {
    if (name === "row") {
      this.line = Number(attributes["r"] ?? this.line + 1);
      this.cells = [];
      this.column = -1;
    } else if (name === "c") this.openCell(attributes);
    // Readings of characters (rPh) stand beside the text, not in it.
    else if (name === "rPh") this.reading = true;
    else if (name === "v" || name === "f" || (name === "t" && !this.reading)) this.within = name;
  }

  private openCell(attributes: Attributes): void {
    const address = attributes["r"];
    const column = address === undefined ? this.column + 1 : columnOf(address);
    if (column === null)
      throw this.refuse({ en: `there is no cell ${address ?? ""}`, zh: `没有单元格 ${address ?? ""}` });
    if (column >= MOST_COLUMNS)
      throw this.refuse({
        en: `it has more than ${MOST_COLUMNS} columns, which no table of records has`,
        zh: `超过 ${MOST_COLUMNS} 列，不像是数据表`,
      });
    this.column = column;
    this.kind = attributes["t"] ?? "n";
    this.style = Number(attributes["s"] ?? 0);
    this.value = "";
    this.formula = "";
  }

  private text(text: string): void {
    if (this.within === "f") this.formula += text;
    else if (this.within !== null) this.value += text;
  }

  private close(name: string): void {
    if (name === "v" || name === "f" || name === "t") this.within = null;
    if (name === "rPh") this.reading = false;
    if (name === "c") this.closeCell();
    if (name === "row" && this.cells.some((cell) => cell !== ""))
      this.ready.push({ line: this.line, cells: Array.from(this.cells, (cell) => cell ?? "") });
  }

  private closeCell(): void {
    const text = this.cellText();
    if (text !== "") this.cells[this.column] = text;
  }

  private cellText(): string {
    // A formula that was never worked out has no value: its text is refused by the check of its column.
    if (this.value === "" && this.formula !== "") return this.kind === "str" ? "" : `=${this.formula}`;
    switch (this.kind) {
      case "s": {
        const text = this.context.texts[Number(this.value)];
        if (text === undefined)
          throw this.refuse({
            en: `a cell refers to a text ${this.value} that is not there`,
            zh: `有单元格引用了不存在的共享文本 ${this.value}`,
          });
        return text;
      }
      case "b":
        return this.value === "1" ? "TRUE" : "FALSE";
      case "n":
        return textOfNumber(this.value, this.context.forms[this.style] ?? "plain", this.context.since1904);
      case "d":
        return this.value.replace("T", " ").replace(/ 00:00:00(\.0+)?Z?$/, "");
      default:
        return this.value;
    }
  }
}
