import type { TableCounts } from "./import-report.type.ts";
import type { SourceTable } from "./source.type.ts";

/** Counts what became of a batch's rows. */
export class Tally {
  readonly tables: Record<string, TableCounts> = {};
  readonly reasons: Record<string, number> = {};
  readonly byEstate = new Map<number, number>();
  /** Rows newly put into quarantine, without those that waited there already. */
  putAside = 0;
  retried = 0;

  read({ table }: Pick<SourceTable, "table">): void {
    this.of(table).read++;
  }

  accepted(table: string, count: number, estateId?: number): void {
    if (count > 0) this.of(table).accepted += count;
    if (estateId !== undefined) this.byEstate.set(estateId, (this.byEstate.get(estateId) ?? 0) + count);
  }

  unchanged(table: string, count: number): void {
    if (count > 0) this.of(table).unchanged += count;
  }

  quarantined(table: string, reason: string): void {
    this.of(table).quarantined++;
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
  }

  /** Whether there is anything to record. */
  get changed(): boolean {
    return this.putAside > 0 || this.retried > 0 || Object.values(this.tables).some(({ accepted }) => accepted > 0);
  }

  ofFile({ file, table }: SourceTable) {
    const { accepted, unchanged, quarantined } = this.of(table);
    return { file, table_name: table, accepted, unchanged, quarantined };
  }

  private of(table: string): TableCounts {
    return (this.tables[table] ??= { read: 0, accepted: 0, unchanged: 0, quarantined: 0 });
  }
}
