import { basename } from "node:path";
import { filesAt, openTableFile } from "./record-file.ts";
import { suggestTables, type Sample, type SuggestedTable } from "./suggest-mapping.rules.ts";

export interface DraftMapping {
  readonly mapping: {
    readonly description: string;
    readonly files: readonly { readonly match: string; readonly tables: readonly SuggestedTable[] }[];
  };
  /** What a person has to fill in or look at. */
  readonly notes: readonly string[];
}

/** Rows that are looked at. */
const ROWS = 200;

/** Drafts a mapping from the headers and first rows of files; months without a year are of the year of `today`. */
export async function suggestMapping(path: string | readonly string[], today: string): Promise<DraftMapping> {
  const year = today.slice(0, 4);
  const notes: string[] = [];
  const files = [];
  for (const file of filesAt(path)) {
    const suggestion = suggestTables(basename(file), await sampleOf(file), year);
    notes.push(...suggestion.notes);
    files.push({ match: basename(file), tables: suggestion.tables });
  }
  return {
    mapping: { description: "Draft made from headers and first rows. Read every line before use.", files },
    notes: [...new Set(notes)],
  };
}

/** The header is the first row with at least three cells, all of them texts: titles above it have fewer. */
async function sampleOf(path: string): Promise<Sample> {
  let header: readonly string[] = [];
  const rows: string[][] = [];
  const file = openTableFile(path, {
    names: (given) => (header = given).map((_name, at) => String(at)),
    lacks: (cells) => {
      const filled = cells.filter((cell) => cell !== "");
      const isHeader =
        filled.length >= 3 && filled.every((cell) => !/^[-¥￥]?[\d,.]+$/.test(cell) || /^\d{6}$/.test(cell));
      return isHeader ? 0 : 1;
    },
  });
  for await (const { values } of file.records()) {
    rows.push(header.map((_name, at) => values[String(at)] ?? ""));
    if (rows.length >= ROWS) break;
  }
  return { header, rows };
}
