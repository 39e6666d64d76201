import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { deliverNotices, type Carriers } from "./deliver-notices.ts";
import { fillOutbox } from "./fill-outbox.ts";

/** How often a server looks for what is to be told, in milliseconds. */
const EVERY = 20_000;

/**
 * Tells people of what is to be done for as long as the server runs; whoever calls what is returned waits for the notices under way.
 * A fault is logged once and tried again.
 */
export function notifySteadily(
  database: Database,
  clock: Clock,
  log: Logger,
  { root, ...carriers }: Carriers & { readonly root: string },
): () => Promise<void> {
  let [faulty, stopped] = [false, false];
  let digestsOf = "";
  const look = async (): Promise<void> => {
    // An import holds the embedded engine's only connection: notices wait for its end.
    if (stopped || database.busy()) return;
    try {
      const day = clock.today();
      const out = await fillOutbox(database, clock, { root, mail: carriers.mail !== null }, digestsOf === day);
      if (out) digestsOf = day;
      while (!stopped && (await deliverNotices(database, clock, carriers)) > 0);
      faulty = false;
    } catch (error) {
      if (!faulty && !stopped) log.error({ err: error }, "notices could not be sent");
      faulty = true;
    }
  };
  let running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopped = true;
    await running;
  };
}
