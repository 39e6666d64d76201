import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { oneAhead } from "../platform/one-ahead.ts";
import { ensureAccounts, loadAccounts, type Accounts } from "./account.store.ts";
import { differenceOf } from "./difference.rules.ts";
import type { RefusedEntry } from "./entry.type.ts";
import { loadHouseholds, type LoadedHousehold } from "./household.store.ts";
import { refreshOpenBills } from "./open-bill.store.ts";
import { lookUpKnown } from "./known-entry.store.ts";
import { checkNumbers } from "./number-check.store.ts";
import { stagePostings, type PostingRecord } from "./posting.store.ts";
import { checkReferences, resolveReversals } from "./reference-check.store.ts";
import { replay } from "./replay.rules.ts";
import { insertAccepted, readOutcome, refuseRows, type AppendOutcome } from "./staged-outcome.store.ts";
import { indexStaging } from "./staging.store.ts";
import { findTouched, lockEstates, nextTouched, type Touched } from "./touched.store.ts";

/** Households replayed at a time: enough to make statements cheap, few enough to bound memory. */
const CHUNK = 500;

export interface AppendOptions {
  readonly batchId: number;
  readonly signal?: AbortSignal;
  /** Called as households are replayed. */
  readonly onProgress?: (households: number, total: number) => void;
}

/**
 * The ledger's one door. Takes what stands in the staging tables, refuses what breaks a rule (METRICS.md, "Rejected"), inserts
 * the rest, and writes the difference between the replay of each touched household and what was posted for it before.
 * Runs inside the caller's transaction, which must end with `recordBatch`.
 */
export async function appendEntries(trx: Trx, { batchId, signal, onProgress }: AppendOptions): Promise<AppendOutcome> {
  await indexStaging(trx);
  await lockEstates(trx);
  await lookUpKnown(trx);
  await resolveReversals(trx);
  await checkNumbers(trx);
  await checkReferences(trx);
  await findTouched(trx);
  await ensureAccounts(trx);
  const total = await countTouched(trx);
  await preferIndexes(trx, true);
  let done = 0;
  // Households are no matter of each other's: the next are looked up while these are replayed.
  for await (const chunk of oneAhead(chunksOfHouseholds(trx))) {
    signal?.throwIfAborted();
    await replayChunk(trx, chunk);
    done += chunk.households.length;
    onProgress?.(done, total);
  }
  await preferIndexes(trx, false);
  trx.alone();
  await insertAccepted(trx, batchId);
  await refreshOpenBills(trx);
  if (total >= CHUNK) await sql`select refresh_statistics()`.execute(trx);
  return readOutcome(trx);
}

/** A chunk is a few households out of many, which the planner cannot see through row security. */
async function preferIndexes(trx: Trx, prefer: boolean): Promise<void> {
  await sql`set local enable_seqscan = ${sql.raw(prefer ? "off" : "on")}`.execute(trx);
}

async function countTouched(trx: Trx): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from touched`.execute(trx);
  return found.rows[0]?.count ?? 0;
}

interface Chunk {
  readonly accounts: Accounts;
  readonly households: readonly LoadedHousehold[];
}

async function* chunksOfHouseholds(trx: Trx): AsyncGenerator<Chunk, void, undefined> {
  let last: Touched | null = null;
  for (;;) {
    const touched: Touched[] = await nextTouched(trx, last, CHUNK);
    if (touched.length === 0) return;
    yield { accounts: await loadAccounts(trx, touched), households: await loadHouseholds(trx, touched) };
    last = touched.at(-1) ?? null;
  }
}

async function replayChunk(trx: Trx, { accounts, households }: Chunk): Promise<void> {
  const postings: PostingRecord[] = [];
  const refused: { rowId: bigint; reason: string; column: string }[] = [];
  for (const household of households) {
    const result = replay(household);
    for (const posting of differenceOf(household.recorded, result.postings))
      postings.push({ ...posting, estateId: household.estateId, accountId: accounts.idOf(household, posting.account) });
    for (const refusal of result.refused) refused.push({ ...placeOf(refusal), rowId: rowOf(household, refusal) });
  }
  await stagePostings(trx, postings);
  await refuseRows(trx, refused);
}

function rowOf(household: LoadedHousehold, { entry }: RefusedEntry): bigint {
  const rowId = household.rowIds.get(entry);
  if (rowId === undefined) throw new Error(`the replay refused ${entry.no}, which does not arrive`);
  return rowId;
}

/** The column a person has to look at to understand a refusal. */
function placeOf({ entry, reason }: RefusedEntry): { reason: string; column: string } {
  if (reason === "BEFORE_ISSUE") return { reason, column: "effective_on" };
  if (reason === "BEFORE_RECEIPT") return { reason, column: "paid_on" };
  if (entry.type === "receipt" && entry.kind === "REVERSAL" && reason !== "REVERSAL_AMOUNT")
    return { reason, column: "reverses_receipt_no" };
  return { reason, column: "amount" };
}
