import type { BothLanguages } from "../platform/both-languages.ts";
import { Refusal } from "../platform/refusal.ts";

/** Refuses files as a whole, in both languages: pages show it as it is. */
export const nothingImported = ({ en, zh }: BothLanguages): Refusal =>
  new Refusal({ en: `${en} Nothing was imported.`, zh: `${zh}未导入任何数据。` });

export const columnTwice = (file: string, column: string): Refusal =>
  nothingImported({ en: `${file} has the column ${column} twice.`, zh: `${file} 中列“${column}”出现了两次。` });
