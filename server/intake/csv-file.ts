import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { parse } from "csv-parse";
import { messageOf, Refusal } from "../platform/refusal.ts";
import type { RawValues } from "./row.rules.ts";

export interface CsvRecord {
  readonly line: number;
  readonly values: RawValues;
}

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

  async *records(): AsyncGenerator<CsvRecord> {
    const hash = createHash("sha256");
    const parser = parse({
      columns: (header: string[]) => this.options.names(header.map((name) => name.trim())).map((name) => name || false),
      delimiter: this.options.delimiter ?? ",",
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      info: true,
      bom: true,
    });
    const bytes = createReadStream(this.path).on("error", (error) => parser.destroy(error));
    const text = bytes.pipe(utf8(hash)).on("error", (error) => parser.destroy(error));
    text.pipe(parser);
    try {
      for await (const { record, info } of parser) yield { line: Number(info.lines), values: record };
    } catch (error) {
      throw this.refusalOf(error);
    } finally {
      bytes.destroy();
    }
    this.digest = hash.digest("hex");
  }

  private refusalOf(error: unknown): unknown {
    if (error instanceof Refusal) return error;
    if (error instanceof TypeError) return new Refusal(`${this.name} is not UTF-8. Save it as CSV UTF-8 and import it again. Nothing was imported.`);
    return new Refusal(`${this.name} cannot be read as CSV: ${messageOf(error)}. Nothing was imported.`);
  }
}

/** Decodes strictly: a wrong encoding must be refused, not turned into signs of replacement. */
function utf8(hash: Hash): Transform {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Transform({
    readableObjectMode: false,
    encoding: "utf8",
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      try {
        done(null, decoder.decode(chunk, { stream: true }));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      try {
        done(null, decoder.decode());
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
