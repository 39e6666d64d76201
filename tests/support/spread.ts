import type { TestContext } from "vitest";
import type { Database } from "../../server/database/transaction.ts";

/** Whether the tests' PostgreSQL server is a Citus coordinator whose databases are to be distributed. */
export const DISTRIBUTED = process.env["TEST_DISTRIBUTED"] === "1";

/** Whether a database of the tests has its ledger spread over machines. */
export const isSpread = (database: Database): boolean => DISTRIBUTED && database.engine === "postgres";

/** Skips a test of what holds only where the ledger lies on one machine. */
export function onOneMachine(context: TestContext, database: Database): void {
  context.skip(isSpread(database), "the ledger is spread over machines");
}
