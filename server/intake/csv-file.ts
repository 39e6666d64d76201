import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { messageOf } from "../platform/refusal.ts";
import { nothingImported } from "./nothing-imported.ts";
import { TableFile, type Grid, type GridRow, type TableOptions } from "./table-file.ts";
import { delimiterOf, surveyText, type Encoding, type Survey } from "./text-survey.ts";

export interface CsvOptions extends TableOptions {
  /** Absent: told from the file. */
  readonly delimiter?: string;
}

/** Longest record in characters: a lone quote would otherwise swallow the rest of the file into memory. */
const LONGEST_RECORD = 1_000_000;

/** A CSV file, read as a stream each time its records are asked for. */
export class CsvFile extends TableFile {
  constructor(path: string, { delimiter, ...options }: CsvOptions) {
    super(new CsvGrid(path, delimiter), options);
  }
}

class CsvGrid implements Grid {
  readonly name: string;
  private survey: Survey | undefined;

  constructor(
    private readonly path: string,
    private readonly delimiter: string | undefined,
  ) {
    this.name = basename(path);
  }

  sha256(): string {
    return this.survey?.sha256 ?? "";
  }

  async *rows(): AsyncGenerator<GridRow> {
    const { encoding, head } = (this.survey ??= await surveyText(this.path, this.name));
    // Where the last record ended: one that never ends begins on the next line.
    let ended = 0;
    const parser = parse({
      on_record: (record: string[], { lines }) => {
        ended = lines;
        return record;
      },
      delimiter: this.delimiter ?? delimiterOf(head),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: LONGEST_RECORD,
      info: true,
      bom: true,
    });
    const bytes = createReadStream(this.path).on("error", (error) => parser.destroy(error));
    bytes
      .pipe(decoded(encoding))
      .on("error", (error) => parser.destroy(error))
      .pipe(parser);
    try {
      for await (const { record, info } of parser) yield { line: Number(info.lines), cells: record };
    } catch (error) {
      throw this.refusalOf(error, ended + 1);
    } finally {
      bytes.destroy();
    }
  }

  private refusalOf(error: unknown, line: number): unknown {
    if (!(error instanceof CsvError)) return error;
    if (error.code === "CSV_QUOTE_NOT_CLOSED")
      return nothingImported({
        en: `${this.name} cannot be read as CSV: a quote in the record that begins at line ${line} is never closed.`,
        zh: `${this.name} 无法按 CSV 读取：自第 ${line} 行起的一条记录中引号没有闭合。`,
      });
    if (error.code !== "CSV_MAX_RECORD_SIZE")
      return nothingImported({
        en: `${this.name} cannot be read as CSV: ${messageOf(error)}.`,
        zh: `${this.name} 无法按 CSV 读取：自第 ${line} 行起的一条记录格式有误。`,
      });
    return nothingImported({
      en: `${this.name} cannot be read as CSV: a record of more than ${LONGEST_RECORD} characters begins at line ${line}, as a quote that is never closed makes it.`,
      zh: `${this.name} 无法按 CSV 读取：自第 ${line} 行起的一条记录超过 ${LONGEST_RECORD} 个字符，多半是该行引号没有闭合。`,
    });
  }
}

function decoded(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return new Transform({
    encoding: "utf8",
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}
