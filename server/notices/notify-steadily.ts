import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { steadily } from "../platform/steadily.ts";
import { deliverNotices, type Carriers } from "./deliver-notices.ts";
import { fillOutbox } from "./fill-outbox.ts";

/** Tells people of what is to be done. */
export function notifySteadily(
  database: Database,
  clock: Clock,
  log: Logger,
  { root, ...carriers }: Carriers & { readonly root: string },
): () => Promise<void> {
  let digestsOf = "";
  return steadily({ every: 20_000, log, fault: "notices could not be sent" }, async (signal) => {
    // An import holds the embedded engine's only connection: notices wait for its end.
    if (database.busy()) return;
    const day = clock.today();
    const out = await fillOutbox(database, clock, { root, mail: carriers.mail !== null }, digestsOf === day);
    if (out) digestsOf = day;
    while (!signal.aborted && (await deliverNotices(database, clock, carriers)) > 0);
  });
}
