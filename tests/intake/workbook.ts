import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** Size that the file states of the part, where it lies. */
  readonly statedSize?: number;
}

/** A ZIP archive of parts (PKWARE APPNOTE 4.3): local headers with their data, then the directory. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, statedSize } of parts) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(statedSize ?? data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** XML of one cell: a text, a number, or XML of the writer's own. */
export type Cell = string | number | { readonly xml: string } | null;

export interface SheetText {
  readonly name: string;
  readonly rows?: readonly (readonly Cell[])[];
  /** XML of the whole sheet, in place of rows. */
  readonly xml?: string;
  readonly hidden?: boolean;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function cellXml(cell: Cell): string {
  if (cell === null) return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return cell.xml;
}

/** The smallest XLSX that spreadsheets write. Cell styles: 1 a day, 2 a month (yyyy年m月), 3 a code of four digits, 4 a day with its time. */
export function workbook(sheets: readonly SheetText[], shared: readonly string[] = []): Part[] {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0000"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
  return [
    {
      name: "xl/workbook.xml",
      content: `<workbook><sheets>${sheets
        .map(
          ({ name, hidden }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"${hidden === true ? ' state="hidden"' : ""}/>`,
        )
        .join("")}</sheets></workbook>`.replace("<workbook>", '<workbook xmlns:r="r">'),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${sheets
        .map((_sheet, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join("")}</Relationships>`,
    },
    { name: "xl/styles.xml", content: styles },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${shared.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    },
    ...sheets.map(({ rows = [], xml }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content:
        xml ??
        `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cellXml).join("")}</row>`).join("")}</sheetData></worksheet>`,
    })),
  ];
}

export const xlsx = (sheets: readonly SheetText[], shared?: readonly string[]): Buffer =>
  zipOf(workbook(sheets, shared));
