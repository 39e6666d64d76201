import type { Readable } from "node:stream";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import type { BothLanguages } from "../platform/both-languages.ts";
import { messageOf, Refusal } from "../platform/refusal.ts";
import { nothingImported } from "./nothing-imported.ts";
import { unreadable } from "./xlsx-unreadable.ts";

/** What a part may unpack to: a sheet of a million full rows has about a tenth of it. */
const LARGEST_PART = 4 * 1024 ** 3;
/** Records pack to a tenth or a twentieth; what packs better than this, once it is not small, was made to exhaust memory. */
const BEST_RATIO = 250;
const SMALL = 32 * 1024 ** 2;
const MOST_PARTS = 10_000;
/** Longest stretch of XML without a tag; a cell holds at most 32,767 characters. */
const LONGEST_STRETCH = 1_000_000;

/** The parts of an XLSX file, each read as a stream within limits. */
export class XlsxZip {
  private constructor(
    private readonly name: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string, name: string): Promise<XlsxZip> {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
      throw unreadable(path, name);
    });
    try {
      return new XlsxZip(name, zip, await entriesOf(zip));
    } catch {
      zip.close();
      throw unreadable(path, name);
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  close(): void {
    this.zip.close();
  }

  /** The XML of a part in pieces. */
  async *read(part: string): AsyncGenerator<string> {
    const entry = this.entries.get(part.toLowerCase());
    if (entry === undefined) throw this.refusal({ en: `it lacks its part ${part}`, zh: `文件中缺少 ${part}` });
    this.checkSize(part, entry.uncompressedSize, entry.compressedSize);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let size = 0;
    let stretch = 0;
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        const text = decoder.decode(chunk, { stream: true });
        size += text.length;
        // The size that the file states of itself may be a lie.
        this.checkSize(part, size, entry.compressedSize);
        const first = text.indexOf("<");
        stretch = first === -1 ? stretch + text.length : Math.max(stretch + first, text.length - text.lastIndexOf("<"));
        if (stretch > LONGEST_STRETCH)
          throw this.refusal({
            en: `a cell of ${part} holds more than a spreadsheet may`,
            zh: `${part} 中有单元格超过表格软件允许的长度`,
          });
        if (first !== -1) stretch = text.length - text.lastIndexOf("<");
        yield text;
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw this.refusal({ en: `${part} is damaged (${messageOf(error)})`, zh: `${part} 的内容已损坏` });
    }
  }

  refusal({ en, zh }: BothLanguages): Refusal {
    return nothingImported({
      en: `${this.name} cannot be read as XLSX: ${en}.`,
      zh: `${this.name} 无法按 XLSX 读取：${zh}。请用表格软件另存后重新导入。`,
    });
  }

  /** What is wrong within a part. */
  refusalAt(part: string): (cause: BothLanguages) => Refusal {
    return ({ en, zh }) => this.refusal({ en: `${part}: ${en}`, zh: `${part} ${zh}` });
  }

  private checkSize(part: string, size: number, compressed: number): void {
    if (size > LARGEST_PART || (size > SMALL && size > compressed * BEST_RATIO))
      throw this.refusal({
        en: `${part} unpacks to far more than a table of records does`,
        zh: `${part} 解压后远大于正常的数据表`,
      });
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw new Error(`${zip.entryCount} parts`);
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}
