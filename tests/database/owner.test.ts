import { sql } from "kysely";
import { randomBytes } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { applySchema } from "../../server/database/apply.ts";
import { openPostgres } from "../../server/database/postgres.ts";
import { databaseOver, HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { onServer, urlOf } from "../support/templates.ts";
import { unlocked } from "../support/unlocked.ts";
import { signedIn } from "../support/viewers.ts";

const server = inject("postgresServer");

/** A database whose owner is nothing but that, as a host of databases gives one. */
async function withOwnersDatabase<T>(
  may: "createrole" | "nocreaterole",
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `collection_owner_${process.pid}`;
  const password = randomBytes(16).toString("hex");
  await onServer(server, `create role ${name} login nosuperuser ${may} password '${password}'`);
  try {
    await onServer(server, `grant collection_server, collection_headquarters to ${name}`);
    await onServer(server, `create database ${name} owner ${name}`);
    const url = new URL(urlOf(server, name));
    url.username = name;
    url.password = password;
    return await work(url.href);
  } finally {
    await onServer(server, `drop database if exists ${name} with (force)`);
    await onServer(server, `drop role ${name}`);
  }
}

describe.skipIf(server === "")("a database whose owner is no superuser", () => {
  it("takes the whole schema, answers, and knows who holds a role", async () => {
    await withOwnersDatabase("createrole", async (url) => {
      const engine = await openPostgres(url);
      try {
        await applySchema(databaseOver(engine));
        const database = await unlocked(engine);
        await signedIn(database, systemClock("Asia/Shanghai"), "SUPERVISOR");
        const found = await database.asViewer(HEADQUARTERS, (trx) =>
          sql<{ role: string; holds: boolean; scope: string }>`
            select current_user as role, figures.holds_role(1, null, 'SUPERVISOR', '2026-01-01', '2026-01-31') as holds,
              current_setting('app.scope') as scope`.execute(trx),
        );
        expect(found.rows).toEqual([{ role: "collection_headquarters", holds: true, scope: "all" }]);
      } finally {
        await engine.close();
      }
    });
  });

  it("is told in a line what its owner lacks who may make no roles", async () => {
    await withOwnersDatabase("nocreaterole", async (url) => {
      const engine = await openPostgres(url);
      try {
        await expect(applySchema(databaseOver(engine))).rejects.toThrow(/may make no roles.*createrole/);
      } finally {
        await engine.close();
      }
    });
  });
});
