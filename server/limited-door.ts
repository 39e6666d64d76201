import type { Trx } from "./database/transaction.ts";
import { Door, type Credentials, type Entrant } from "./platform/caller.ts";
import type { Visit } from "./platform/identity.ts";
import { RateLimit } from "./platform/rate-limit.ts";

/** Lets nobody in more often than so many times a minute, with whatever session or token they come. */
export class LimitedDoor extends Door {
  private readonly limit: RateLimit;

  constructor(
    private readonly door: Door,
    perMinute: number,
  ) {
    super();
    this.limit = new RateLimit(perMinute, "are yours");
  }

  async find(trx: Trx, visit: Visit, shown: Credentials): Promise<Entrant | null> {
    const entrant = await this.door.find(trx, visit, shown);
    if (entrant !== null) await this.limit.count(String(entrant.identity.personId));
    return entrant;
  }
}
