import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { nothingImported } from "./nothing-imported.ts";
import type { Grid, GridRow } from "./table-file.ts";
import { readWorkbook, readSharedTexts, type Sheet } from "./xlsx-workbook.ts";
import { XlsxZip } from "./xlsx-zip.ts";
import { SheetRows } from "./xlsx-rows.ts";
import { attempt } from "./xml.ts";

/** Names of the visible sheets of a workbook, in its order. */
export async function sheetsOf(path: string): Promise<string[]> {
  return withZip(path, async (zip) => (await readWorkbook(zip)).sheets.map(({ name }) => name));
}

async function withZip<T>(path: string, work: (zip: XlsxZip) => Promise<T>): Promise<T> {
  const zip = await XlsxZip.open(path, basename(path));
  try {
    return await work(zip);
  } finally {
    zip.close();
  }
}

/** A sheet of an XLSX file, read row by row; formulas count as the values that they had when the file was saved. */
export class XlsxSheet implements Grid {
  readonly name: string;
  private digest = "";

  /** Without a name the first visible sheet is read. */
  constructor(
    private readonly path: string,
    private readonly sheet: string | undefined,
  ) {
    this.name = sheet === undefined ? basename(path) : `${basename(path)}/${sheet}`;
  }

  sha256(): string {
    return this.digest;
  }

  async *rows(): AsyncGenerator<GridRow> {
    const zip = await XlsxZip.open(this.path, basename(this.path));
    try {
      const { sheets, since1904, forms } = await readWorkbook(zip);
      const { part } = this.chosen(sheets);
      const refuse = zip.refusalAt(part);
      const rows = new SheetRows({ texts: await readSharedTexts(zip), forms, since1904 }, refuse);
      for await (const piece of zip.read(part)) {
        attempt(() => rows.write(piece), refuse);
        yield* rows.take();
      }
      attempt(() => rows.end(), refuse);
      yield* rows.take();
    } finally {
      zip.close();
    }
    if (this.digest === "") this.digest = await digestOf(this.path);
  }

  private chosen(sheets: readonly Sheet[]): Sheet {
    const found = this.sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === this.sheet);
    if (found !== undefined) return found;
    const names = sheets.map(({ name }) => name).join(", ");
    throw nothingImported(
      this.sheet === undefined
        ? { en: `${this.name} has no visible sheet.`, zh: `${this.name} 没有可见的工作表。` }
        : {
            en: `${basename(this.path)} has no visible sheet ${this.sheet}; it has ${names}.`,
            zh: `${basename(this.path)} 没有可见的工作表“${this.sheet}”，现有：${names}。`,
          },
    );
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
