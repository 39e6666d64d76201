import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { parse } from "csv-parse";
import { messageOf, Refusal } from "../platform/refusal.ts";
import type { RawRow } from "./source.type.ts";

export interface CsvOptions {
  readonly delimiter?: string;
  /** Turns the header row into names; an empty name leaves a column out. */
  readonly names: (header: readonly string[]) => string[];
}

/** Longest record in characters: a lone quote would otherwise swallow the rest of the file into memory. */
const LONGEST_RECORD = 1_000_000;

/** A CSV file, read as a stream each time its records are asked for. */
export class CsvFile {
  readonly name: string;
  private digest = "";

  constructor(
    private readonly path: string,
    private readonly options: CsvOptions,
  ) {
    this.name = basename(path);
  }

  /** Digest of the bytes, once the file has been read through. */
  sha256(): string {
    return this.digest;
  }

  async *records(): AsyncGenerator<RawRow> {
    const hash = createHash("sha256");
    const parser = parse({
      delimiter: this.options.delimiter ?? ",",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: LONGEST_RECORD,
      info: true,
      bom: true,
    });
    const bytes = createReadStream(this.path).on("error", (error) => parser.destroy(error));
    const text = bytes.pipe(utf8(hash)).on("error", (error) => parser.destroy(error));
    text.pipe(parser);
    let names: readonly string[] | undefined;
    try {
      for await (const { record, info } of parser) {
        if (names === undefined) names = this.options.names(record.map((name: string) => name.trim()));
        else yield rowOf(names, record, Number(info.lines));
      }
    } catch (error) {
      throw this.refusalOf(error);
    } finally {
      bytes.destroy();
    }
    if (names === undefined) throw new Refusal(`${this.name} is empty: it lacks a header row. Nothing was imported.`);
    this.digest = hash.digest("hex");
  }

  private refusalOf(error: unknown): unknown {
    if (error instanceof Refusal) return error;
    if (error instanceof TypeError)
      return new Refusal(`${this.name} is not UTF-8. Save it as CSV UTF-8 and import it again. Nothing was imported.`);
    return new Refusal(`${this.name} cannot be read as CSV: ${messageOf(error)}. Nothing was imported.`);
  }
}

/** Spreadsheets drop empty cells at the end of a row; a cell too many means that the others may stand in wrong columns. */
function rowOf(names: readonly string[], cells: readonly string[], line: number): RawRow {
  const values = Object.fromEntries(names.flatMap((name, index) => (name === "" ? [] : [[name, cells[index] ?? ""]])));
  const surplus = cells.slice(names.length).find((cell) => cell.trim() !== "");
  if (surplus === undefined) return { line, values };
  return { line, values, broken: { column: "", value: surplus, reason: "CELL_COUNT" } };
}

/** Decodes strictly: a wrong encoding must be refused, not turned into signs of replacement. */
function utf8(hash: Hash): Transform {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer) => (chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  return new Transform({
    readableObjectMode: false,
    encoding: "utf8",
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      attempt(() => decode(chunk), done);
    },
    flush(done) {
      attempt(() => decode(), done);
    },
  });
}

function attempt(decode: () => string, done: (error: Error | null, text?: string) => void): void {
  let text: string;
  try {
    text = decode();
  } catch (error) {
    return done(error instanceof Error ? error : new Error(String(error)));
  }
  done(null, text);
}
