import { posix } from "node:path";
import { formOf, type NumberForm } from "./xlsx-cell.rules.ts";
import type { XlsxZip } from "./xlsx-zip.ts";
import { parseXml, type XmlListener } from "./xml.ts";

export interface Sheet {
  readonly name: string;
  /** Where its rows stand in the file. */
  readonly part: string;
}

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly since1904: boolean;
  /** Form of the numbers of each cell style. */
  readonly forms: readonly NumberForm[];
}

const WORKBOOK = "xl/workbook.xml";

/** Most characters of the texts that cells share; they are held in memory. */
const MOST_SHARED = 100_000_000;

export async function readWorkbook(zip: XlsxZip): Promise<Workbook> {
  const targets = new Map<string, string>();
  const listed: { name: string; id: string }[] = [];
  let since1904 = false;
  const read = (part: string, listener: XmlListener) => parseXml(zip.read(part), listener, zip.refusalAt(part));
  await read("xl/_rels/workbook.xml.rels", {
    open: (name, { Id = "", Target = "" }) => name === "Relationship" && targets.set(Id, partOf(Target)),
  });
  await read(WORKBOOK, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (name === "sheet" && (attributes["state"] ?? "visible") === "visible")
        listed.push({ name: attributes["name"] ?? "", id: attributes["r:id"] ?? idOf(attributes) });
    },
  });
  const sheets = listed.flatMap(({ name, id }) => {
    const part = targets.get(id);
    return part === undefined ? [] : [{ name: name.trim(), part }];
  });
  return { sheets, since1904, forms: await readForms(zip) };
}

const partOf = (target: string): string =>
  target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(WORKBOOK), target);

/** The prefix of the relationship's namespace is the writer's choice. */
const idOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";

async function readForms(zip: XlsxZip): Promise<NumberForm[]> {
  const part = "xl/styles.xml";
  if (!zip.has(part)) return [];
  const codes = new Map<number, string>();
  const forms: NumberForm[] = [];
  let inCells = false;
  await parseXml(
    zip.read(part),
    {
      open(name, attributes) {
        if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) {
          const id = Number(attributes["numFmtId"] ?? 0);
          forms.push(formOf(id, codes.get(id)));
        }
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    },
    zip.refusalAt(part),
  );
  return forms;
}

/** The texts that cells refer to by number; readings of characters (rPh) are no part of them. */
export async function readSharedTexts(zip: XlsxZip): Promise<string[]> {
  const part = "xl/sharedStrings.xml";
  if (!zip.has(part)) return [];
  const texts: string[] = [];
  let current = "";
  let taking = false;
  let reading = false;
  let total = 0;
  await parseXml(
    zip.read(part),
    {
      open(name) {
        if (name === "si") current = "";
        if (name === "rPh") reading = true;
        if (name === "t") taking = !reading;
      },
      text(text) {
        if (taking) current += text;
      },
      close(name) {
        if (name === "t") taking = false;
        if (name === "rPh") reading = false;
        if (name !== "si") return;
        total += current.length + 16;
        if (total > MOST_SHARED)
          throw zip.refusal({
            en: "it holds more text than fits in memory; save the sheet as CSV",
            zh: "文字过多，内存放不下，可将工作表另存为 CSV",
          });
        texts.push(current);
      },
    },
    zip.refusalAt(part),
  );
  return texts;
}
