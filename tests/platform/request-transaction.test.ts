import { setTimeout as after } from "node:timers/promises";
import { expect, it } from "vitest";
import { Caller, Door, type Entrant } from "../../server/platform/caller.ts";
import { RequestTransaction } from "../../server/platform/request-transaction.ts";
import { describeEngines } from "../support/engines.ts";

class NoDoor extends Door {
  find(): Promise<Entrant | null> {
    return Promise.resolve(null);
  }
}

const visitor = () =>
  new Caller(new NoDoor(), { address: "127.0.0.1", agent: null, requestId: "1" }, { session: null, token: null });

describeEngines("a request's transaction", (database) => {
  it("leaves no failure to nobody where the caller goes while its next snapshot waits for its turn", async () => {
    const unheard: unknown[] = [];
    const note = (failure: unknown) => unheard.push(failure);
    process.on("unhandledRejection", note);
    const transaction = new RequestTransaction(database(), visitor(), 60);
    await transaction.run(async () => undefined);
    const closed = transaction.close();
    // An answer may be on its way while a field of it is still read.
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const slow = transaction.run(() => held);
    await closed;
    const late = transaction.run(async () => undefined);
    transaction.cancel();
    await after(50);
    letGo();
    await slow;
    await expect(late).rejects.toThrow("aborted");
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
  });
});
