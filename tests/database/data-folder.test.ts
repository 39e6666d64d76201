import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openFolder } from "../../server/database/connect.ts";
import type { Engine } from "../../server/database/session.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "collection-folder-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const ask = (engine: Engine, sql: string) =>
  engine.inTransaction(async (session) => (await session.query(sql, [])).rows);

it("begins anew where a process was killed while it made the folder", async () => {
  mkdirSync(join(dataDir, "database"));
  writeFileSync(join(dataDir, "database/PG_VERSION"), "18\n");
  writeFileSync(join(dataDir, "database.unfinished"), "");

  const engine = await openFolder(dataDir);
  await engine.runScript("create table kept (a int); insert into kept values (1)");
  await engine.close();

  expect(existsSync(join(dataDir, "database.unfinished"))).toBe(false);
  const again = await openFolder(dataDir);
  expect(await ask(again, "select a from kept")).toEqual([{ a: 1 }]);
  await again.close();
});

it("leaves a folder alone that it cannot open, and says so", async () => {
  mkdirSync(join(dataDir, "database"));
  writeFileSync(join(dataDir, "database/PG_VERSION"), "18\n");
  await expect(openFolder(dataDir)).rejects.toThrow(`${join(dataDir, "database")} cannot be opened`);
  expect(existsSync(join(dataDir, "database/PG_VERSION"))).toBe(true);
  expect(existsSync(join(dataDir, "lock"))).toBe(false);
});
