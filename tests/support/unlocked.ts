import { unlock } from "../../server/database/data-secret.ts";
import type { Engine } from "../../server/database/session.ts";
import { databaseOver, type Database } from "../../server/database/transaction.ts";
import { dataKey, type KeyRing } from "../../server/platform/envelope.ts";

/** The tests' key of personal data, as the setting DATA_KEY says it. */
export const TEST_DATA_KEY = "01".repeat(32);

const RING: KeyRing = [dataKey(Buffer.from(TEST_DATA_KEY, "hex"))];

/** An engine whose schema is applied, with its vault open. */
export async function unlocked(engine: Engine): Promise<Database> {
  const keys = { ring: RING, make: () => RING, kept: "the tests' key" };
  return databaseOver(engine, await unlock(databaseOver(engine), keys));
}
