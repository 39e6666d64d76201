import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { nothingImported } from "./nothing-imported.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

export interface Survey {
  readonly encoding: Encoding;
  readonly sha256: string;
  /** The beginning of the text, from which the delimiter is told. */
  readonly head: string;
}

/** Characters of the beginning that are looked at. */
const HEAD = 65_536;

/**
 * Reads a text file through once and tells how it is encoded: UTF-8 where all of it is valid, else GB18030 (which GBK and GB2312
 * are parts of), as spreadsheets in China save CSV.
 */
export async function surveyText(path: string, name: string): Promise<Survey> {
  const marked = await markOf(path);
  for (const encoding of marked === null ? (["utf-8", "gb18030"] as const) : [marked]) {
    const survey = await readAs(path, encoding);
    if (survey !== null) return survey;
  }
  throw nothingImported({
    en: `${name} is neither UTF-8 nor GB18030 text. Save it as CSV UTF-8 and import it again.`,
    zh: `${name} 既不是 UTF-8 也不是 GB18030 编码的文本，请另存为“CSV UTF-8”后重新导入。`,
  });
}

async function markOf(path: string): Promise<"utf-16le" | "utf-16be" | null> {
  for await (const chunk of createReadStream(path, { end: 1 })) {
    if (!Buffer.isBuffer(chunk)) break;
    if (chunk.equals(Buffer.from([0xff, 0xfe]))) return "utf-16le";
    if (chunk.equals(Buffer.from([0xfe, 0xff]))) return "utf-16be";
  }
  return null;
}

/** Null where the bytes are not of that encoding. */
async function readAs(path: string, encoding: Encoding): Promise<Survey | null> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder(encoding, { fatal: true });
  let head = "";
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      const text = decoder.decode(chunk, { stream: true });
      if (head.length < HEAD) head += text.slice(0, HEAD - head.length);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return { encoding, sha256: hash.digest("hex"), head };
}

/** The delimiter that the beginning of a file uses most, or first where two are used alike: a comma, a semicolon or a tab. */
export function delimiterOf(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n/)
    .slice(0, 20);
  const uses = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const most = Math.max(...counts);
    return most * 100 - counts.indexOf(most);
  };
  return [",", ";", "\t"].reduce((best, delimiter) => (uses(delimiter) > uses(best) ? delimiter : best));
}
