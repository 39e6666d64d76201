import { closeSync, openSync, readSync } from "node:fs";
import type { BothLanguages } from "../platform/both-languages.ts";
import type { Refusal } from "../platform/refusal.ts";
import { nothingImported } from "./nothing-imported.ts";

/** How the files of Excel 97–2003 begin, and newer ones that a password protects. */
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** How an XLSX file begins, for it is a ZIP archive. */
const ARCHIVE = Buffer.from("PK");

/** Refuses a file that cannot be opened as XLSX, by what its first bytes say that it is. */
export function unreadable(path: string, name: string): Refusal {
  const { en, zh } = kindOf(headOf(path));
  return nothingImported({
    en: `${name} cannot be read as XLSX: ${en}, and import it again.`,
    zh: `${name} 无法按 XLSX 读取：${zh}后重新导入。`,
  });
}

function kindOf(head: Buffer): BothLanguages {
  if (head.equals(COMPOUND))
    return {
      en: "it is of the older kind of Excel 97–2003, or protected by a password. Save it as .xlsx or CSV without a password",
      zh: "文件是旧版 Excel 97–2003 格式，或设有打开密码。请另存为不带密码的 .xlsx 或 CSV ",
    };
  if (head.subarray(0, ARCHIVE.length).equals(ARCHIVE))
    return {
      en: "it is cut off or damaged. Export or save it once more",
      zh: "文件不完整或已损坏。请重新导出或另存",
    };
  return {
    en: "it is a file of another kind, whatever its name says. Save it as .xlsx or CSV",
    zh: "文件实际是其他格式，只是扩展名为 .xlsx。请另存为 .xlsx 或 CSV ",
  };
}

function headOf(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(COMPOUND.length);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}
