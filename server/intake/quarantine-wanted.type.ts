/** Which rows of quarantine are asked for; null narrows nothing. */
export interface QuarantineWanted {
  readonly table: string | null;
  readonly reason: string | null;
  readonly estateId: number | null;
  readonly batchId: number | null;
  /** Settled rows too. */
  readonly settled: boolean;
}
