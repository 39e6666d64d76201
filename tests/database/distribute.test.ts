import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";

const SCRIPT = readFileSync("sql/distribute.sql", "utf8");

/** Functions of Citus's names that note what they are asked for, in the order of the calls. */
const STAND_IN = [
  `create table asked (n int generated always as identity, name text, distributed boolean, beside text, foreign_keys int)`,
  `create function create_reference_table(table_name regclass) returns void language sql as $$
    insert into asked (name, distributed, foreign_keys) select table_name::text, false, 0 $$`,
  `create function create_distributed_table(table_name regclass, distribution_column text, colocate_with text default 'default')
  returns void language sql as $$
    insert into asked (name, distributed, beside, foreign_keys)
    select table_name::text, true, colocate_with,
      (select count(*) from pg_constraint c where c.contype = 'f' and c.conrelid = table_name and c.confrelid <> 'estate'::regclass) $$`,
];

interface Asked {
  readonly name: string;
  readonly distributed: boolean;
  readonly beside: string | null;
  readonly foreign_keys: number;
}

const ask = async <R>(database: Database, query: string): Promise<R[]> =>
  database.asOwner(async (trx) => (await sql.raw<R>(query).execute(trx)).rows);

const FOREIGN_KEYS = `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key
  from pg_constraint where contype = 'f' order by 1`;

describeEngines("distributing the schema", (database) => {
  it("says so where there is no Citus, and changes nothing", async () => {
    const before = await ask(database(), FOREIGN_KEYS);
    await expect(ask(database(), SCRIPT)).rejects.toThrow("This database has no Citus extension: nothing was changed.");
    expect(await ask(database(), FOREIGN_KEYS)).toEqual(before);
    expect(await ask(database(), `select tgname from pg_trigger where tgname like 'mark%'`)).toHaveLength(4);
  });

  it("distributes every table whose key begins with its estate, side by side, and keeps the foreign keys", async () => {
    const before = await ask(database(), FOREIGN_KEYS);
    for (const statement of STAND_IN) await ask(database(), statement);
    await ask(database(), SCRIPT);
    const asked = await ask<Asked>(database(), "select name, distributed, beside, foreign_keys from asked order by n");
    expect(asked.filter((call) => !call.distributed).map((call) => call.name)).toEqual([
      "estate",
      "batch",
      "batch_file",
      "policy",
      "calendar_day",
    ]);
    const distributed = asked.filter((call) => call.distributed);
    expect(asked.slice(5)).toEqual(distributed);
    // None may point at a table that is not distributed yet.
    expect(distributed.filter((call) => call.foreign_keys > 0)).toEqual([]);
    const [first, ...others] = distributed;
    expect(first?.beside).toBe("default");
    expect(new Set(others.map((call) => call.beside))).toEqual(new Set([first?.name]));
    // The catalogue's own list: keys led by the estate, and the derived tables without a key. Findings stay where their triggers run, and releases with them.
    const keyed = await ask<{ name: string }>(
      database(),
      `select c.conrelid::regclass::text as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'estate_id'
      where c.contype = 'p' and c.conrelid <> 'estate'::regclass and c.conrelid::regclass::text !~ '^(finding|committee|review)'`,
    );
    const derived = [
      "cell_mark",
      "held_mark",
      ...["held", "household", "money"].flatMap((of) => [`${of}_day`, `${of}_month`]),
    ];
    expect(distributed.map((call) => call.name).toSorted()).toEqual(
      [...keyed.map((row) => row.name), ...derived].toSorted(),
    );
    expect(await ask(database(), FOREIGN_KEYS)).toEqual(before);
    expect(await ask(database(), `select tgname from pg_trigger where tgname like 'mark%'`)).toEqual([]);
  });

  it("leaves every unique key of a distributed table led by its estate", async () => {
    const astray = await ask<{ key: string }>(
      database(),
      `select i.indexrelid::regclass::text as key from pg_index i join asked d on d.distributed and d.name = i.indrelid::regclass::text
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and a.attname <> 'estate_id'`,
    );
    expect(astray).toEqual([]);
  });
});
