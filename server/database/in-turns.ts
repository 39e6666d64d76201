import type { Database } from "./transaction.ts";

/**
 * The same database for work that nobody waits for. The embedded engine has one connection and takes transactions in the order they
 * come in: here they come one at a time, whatever work they belong to, so that a request waits for one of them at most.
 */
export function inTurns(database: Database): Database {
  if (database.engine !== "pglite") return database;
  let last: Promise<unknown> = Promise.resolve();
  const turn = <T>(work: () => Promise<T>): Promise<T> => {
    const own = last.then(work);
    // What failed is told to its caller; the next one has its turn.
    last = own.catch(() => undefined);
    return own;
  };
  return {
    ...database,
    asOwner: (work) => turn(() => database.asOwner(work)),
    asServer: (viewer, work, options) => turn(() => database.asServer(viewer, work, options)),
    asViewer: (viewer, work, options) => turn(() => database.asViewer(viewer, work, options)),
  };
}
