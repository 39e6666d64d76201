import { basename } from "node:path";
import type { BothLanguages } from "../platform/both-languages.ts";
import { LeftOut } from "./left-out.ts";
import { filesAt, openTableFile } from "./record-file.ts";
import type { Sample } from "./suggest-cell.rules.ts";
import { suggestTables, type SuggestedTable } from "./suggest-mapping.rules.ts";

/** A column of a file, with some of what stands in it. */
export interface SampledColumn {
  readonly name: string;
  readonly samples: readonly string[];
}

export interface SampledFile {
  /** As the mapping names it. */
  readonly match: string;
  readonly columns: readonly SampledColumn[];
}

export interface DraftMapping {
  readonly mapping: {
    readonly description: string;
    readonly files: readonly { readonly match: string; readonly tables: readonly SuggestedTable[] }[];
  };
  /** What a person has to fill in or look at. */
  readonly notes: readonly BothLanguages[];
  readonly files: readonly SampledFile[];
}

/** Rows that are looked at. */
const ROWS = 200;
/** Cells of a column that are shown. */
const SHOWN = 3;

/** Drafts a mapping from the headers and first rows of files; months without a year are of the year of `today`. */
export async function suggestMapping(path: string | readonly string[], today: string): Promise<DraftMapping> {
  const year = today.slice(0, 4);
  const notes = new LeftOut();
  const paths = filesAt(path);
  const matches = patternsOf(paths.map((file) => basename(file)));
  const [mapped, files]: [DraftMapping["mapping"]["files"][number][], SampledFile[]] = [[], []];
  for (const [at, file] of paths.entries()) {
    const sample = await sampleOf(file);
    const suggestion = suggestTables(basename(file), sample, year);
    for (const note of suggestion.notes) notes.note(note);
    const match = matches[at] ?? basename(file);
    mapped.push({ match, tables: suggestion.tables });
    files.push({ match, columns: columnsIn(sample) });
  }
  return {
    mapping: { description: "Draft made from headers and first rows. Read every line before use.", files: mapped },
    notes: notes.told,
    files,
  };
}

/** Names without their dates and numbers, so that the draft fits the next month's files too; as they are where that would mix two up. */
function patternsOf(names: readonly string[]): string[] {
  const patterns = names.map((name) => name.replace(/\d+(?=.*\.)/g, "*"));
  const apart = new Set(patterns).size === names.length && patterns.every((pattern) => /[^*.\s_-].*\./.test(pattern));
  return apart ? patterns : [...names];
}

function columnsIn({ header, rows }: Sample): SampledColumn[] {
  const named = header.map((name, at) => ({ name, at })).filter(({ name }) => name !== "");
  return named.map(({ name, at }) => {
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
    return { name, samples: [...new Set(cells)].slice(0, SHOWN).map((cell) => cell.slice(0, 60)) };
  });
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
