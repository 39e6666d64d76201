import type { Trx } from "../database/transaction.ts";
import type { RegisterLookup } from "../register/register-lookup.store.ts";
import { keyOf } from "./natural-key.rules.ts";
import { fingerprintOf, quarantine, type QuarantineEntry } from "./quarantine.store.ts";
import { checkRow, type Problem } from "./row.rules.ts";
import { CHUNK, type RawRow, type SourceTable } from "./source.type.ts";
import type { SupersededRows } from "./superseded-rows.ts";
import type { Tally } from "./tally.ts";

/** Reasons that vanish when the register grows. */
const WAITING_REASONS: ReadonlySet<string> = new Set(["UNKNOWN_ESTATE", "UNKNOWN_BUILDING", "UNKNOWN_UNIT"]);

/** Collects the rows of a batch that fail, and puts them into quarantine many at a time. */
export class PutAside {
  private pending: { source: SourceTable; entry: QuarantineEntry }[] = [];

  constructor(
    private readonly trx: Trx,
    private readonly batchId: number,
    private readonly lookup: RegisterLookup,
    private readonly tally: Tally,
    private readonly superseded: SupersededRows,
  ) {}

  async add(
    source: SourceTable,
    raw: RawRow,
    problem: Problem,
    waits = WAITING_REASONS.has(problem.reason),
  ): Promise<void> {
    const { quarantineId, line, values } = raw;
    // A resubmitted row that still fails stays where it is, unless its correction only came too early.
    if (quarantineId !== undefined && !waits) return this.tally.quarantined(source, line, problem);
    const { table, file } = source;
    const estateId = (await this.lookup.estateId((values["estate_code"] ?? "").trim())) ?? null;
    const fingerprint = this.trx.vault.digest(fingerprintOf(table, values));
    const key = keyOf(table, checkRow(table, values).values);
    const about = key === null ? null : this.trx.vault.digest(key);
    const replaces = quarantineId ?? null;
    const entry = { table, file, line, values, problem, waits, estateId, fingerprint, about, replaces };
    this.pending.push({ source, entry });
    if (this.pending.length >= CHUNK) await this.flush();
  }

  /** A row that was put aside before and mended since is no news: the file still holds what was mended. */
  async flush(): Promise<void> {
    const pending = this.pending;
    this.pending = [];
    const { fresh, mended, waiting } = await quarantine(
      this.trx,
      this.batchId,
      pending.map(({ entry }) => entry),
    );
    this.tally.putAside += fresh;
    for (const fingerprint of waiting) this.superseded.noteUnmended(fingerprint);
    for (const { source, entry } of pending)
      if (mended.has(entry.fingerprint)) this.tally.count(source, "unchanged");
      else this.tally.quarantined(source, entry.line, entry.problem);
  }
}
