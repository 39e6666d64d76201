import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { readScheme, type SchemeLine } from "./scheme.rules.ts";

export interface Cycle {
  readonly cycleId: number;
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly scheme: number;
  readonly appealDays: number;
  readonly openedAt: string;
  readonly opener: string;
}

/** Reviews, the latest period first; with a code that one. */
export async function readCycles(trx: Trx, code: string | null = null): Promise<Cycle[]> {
  const found = await sql<Cycle>`
    select cycle_id as "cycleId", code, starts_on as "startsOn", ends_on as "endsOn", scheme_version as scheme,
      appeal_days as "appealDays", opened_at as "openedAt", opener_name as opener
    from review_cycle where ${code}::text is null or code = ${code} order by ends_on desc, starts_on desc`.execute(trx);
  return found.rows;
}

export interface SchemeRow {
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly lines: readonly SchemeLine[];
  readonly validFrom: string;
  readonly reason: string;
  readonly adoptedAt: string;
  readonly adopter: string;
}

/** Schemes, the latest first; with a version that one. */
export async function readSchemes(trx: Trx, version: number | null = null): Promise<SchemeRow[]> {
  const found = await sql<Omit<SchemeRow, "lines"> & { lines: string }>`
    select version, title_zh as "titleZh", title_en as "titleEn", lines, valid_from as "validFrom", reason,
      adopted_at as "adoptedAt", adopter_name as adopter
    from review_scheme where ${version}::int is null or version = ${version} order by version desc`.execute(trx);
  return found.rows.map((row) => ({ ...row, lines: linesOf(row.lines, row.version) }));
}

function linesOf(text: string, version: number): readonly SchemeLine[] {
  const read = readScheme(JSON.parse(text));
  if ("flaw" in read) throw new Error(`scheme ${version} cannot be read: ${read.flaw} ${read.at}`);
  return read.lines;
}
