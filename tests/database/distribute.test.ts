import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";
import { isSpread, onOneMachine } from "../support/spread.ts";

const SCRIPT = readFileSync("sql/distribute.sql", "utf8");

/** Functions of Citus's names that note what they are asked for, in the order of the calls. */
const STAND_IN = [
  `create table pg_dist_partition (logicalrelid regclass)`,
  `create function create_distributed_function(f regprocedure) returns void language sql as $$ $$`,
  `create table asked (n int generated always as identity, name text, distributed boolean, beside text, foreign_keys int)`,
  `create function create_reference_table(table_name regclass) returns void language sql as $$
    insert into asked (name, distributed, foreign_keys) select table_name::text, false, 0 $$`,
  `create function create_distributed_table(table_name regclass, distribution_column text, colocate_with text default 'default')
  returns void language sql as $$
    insert into asked (name, distributed, beside, foreign_keys)
    select table_name::text, true, colocate_with, (select count(*) from pg_constraint c where c.contype = 'f' and c.conrelid = table_name) $$`,
];

interface Asked {
  readonly name: string;
  readonly distributed: boolean;
  readonly beside: string | null;
  readonly foreign_keys: number;
}

interface ForeignKey {
  readonly holder: string;
  readonly target: string;
  readonly definition: string;
}

const ask = async <R>(database: Database, query: string): Promise<R[]> =>
  database.asOwner(async (trx) => (await sql.raw<R>(query).execute(trx)).rows);

const FOREIGN_KEYS = `select conrelid::regclass::text as holder, confrelid::regclass::text as target, conname || ' ' || pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' order by 1, 3`;

/** Tables of estates that stay on one machine though nothing guards them: what is told beside the ledger, and what people do. */
const KEPT = [
  "arrears_reason",
  "audit_found",
  "audit_run",
  "contact",
  "contact_content",
  "control_total",
  "fee_standard",
  "finding_confidential",
  "interest",
  "notice_hook",
  "quarantine_content",
  "quarantine_outcome",
  "quarantine_row",
  "warning_run",
];

describeEngines("distributing the schema", (database) => {
  it("says so where there is no Citus, and changes nothing", async (context) => {
    onOneMachine(context, database());
    const before = await ask(database(), FOREIGN_KEYS);
    await expect(ask(database(), SCRIPT)).rejects.toThrow("This database has no Citus extension: nothing was changed.");
    expect(await ask(database(), FOREIGN_KEYS)).toEqual(before);
    expect(await ask(database(), `select tgname from pg_trigger where tgname like 'mark%'`)).toHaveLength(4);
  });

  it("distributes the ledger side by side, and keeps the foreign keys within it", async (context) => {
    onOneMachine(context, database());
    const before = await ask<ForeignKey>(database(), FOREIGN_KEYS);
    for (const statement of STAND_IN) await ask(database(), statement);
    await ask(database(), SCRIPT);
    const asked = await ask<Asked>(database(), "select name, distributed, beside, foreign_keys from asked order by n");
    const shared = asked.filter((call) => !call.distributed);
    const distributed = asked.filter((call) => call.distributed);
    expect(asked).toEqual([...shared, ...distributed]);
    // None may point at a table that is not distributed yet.
    expect(distributed.filter((call) => call.foreign_keys > 0)).toEqual([]);
    const [first, ...others] = distributed;
    expect(first?.beside).toBe("default");
    expect(new Set(others.map((call) => call.beside))).toEqual(new Set([first?.name]));
    const concerned = new Set(asked.map(({ name }) => name));
    const after = await ask<ForeignKey>(database(), FOREIGN_KEYS);
    expect(after).toEqual(before.filter(({ holder, target }) => concerned.has(holder) || !concerned.has(target)));
    expect(await ask(database(), `select tgname from pg_trigger where tgname like 'mark%'`)).toEqual([]);
  });

  it("leaves on one machine whatever is guarded there, and nothing else unnamed", async (context) => {
    onOneMachine(context, database());
    const guarded = await ask<{ name: string }>(
      database(),
      `select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal order by 1`,
    );
    const ofEstates = await ask<{ name: string }>(
      database(),
      `select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'estate_id' order by 1`,
    );
    const asked = new Set((await ask<Asked>(database(), "select name from asked")).map(({ name }) => name));
    const stays = new Set(guarded.map(({ name }) => name));
    expect([...asked].filter((name) => stays.has(name))).toEqual([]);
    expect(ofEstates.map(({ name }) => name).filter((name) => !asked.has(name) && !stays.has(name))).toEqual(KEPT);
  });

  it("leaves every unique key of a distributed table led by its estate", async () => {
    const distributed = isSpread(database())
      ? "select logicalrelid::text as name from pg_dist_partition where partmethod = 'h'"
      : "select name from asked where distributed";
    const astray = await ask<{ key: string }>(
      database(),
      `select i.indexrelid::regclass::text as key from pg_index i join (${distributed}) d on d.name = i.indrelid::regclass::text
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and a.attname <> 'estate_id'`,
    );
    expect(astray).toEqual([]);
  });

  it("is done once", async () => {
    if (!isSpread(database())) await ask(database(), "insert into pg_dist_partition select 'bill'::regclass");
    await expect(ask(database(), SCRIPT)).rejects.toThrow("The ledger is distributed already: nothing was changed.");
  });
});
