import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "intake-cli-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(command: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, DATABASE_URL: "", DATA_DIR: join(scratch, "data"), DEBUG: "" };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `server/cli/${command}.ts`, ...args],
    { cwd: ROOT, env, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const reportShape = z.strictObject({
  batchId: z.number().nullable(),
  recordedAt: z.string().nullable(),
  dryRun: z.boolean(),
  tables: z.record(
    z.string(),
    z.strictObject({ read: z.number(), accepted: z.number(), unchanged: z.number(), quarantined: z.number() }),
  ),
  reasons: z.record(z.string(), z.number()),
  problems: z.array(z.looseObject({ file: z.string(), header: z.string().nullable() })),
  retried: z.number(),
  superseded: z.number(),
  withdrawn: z.number(),
  ignored: z.array(z.object({ en: z.string(), zh: z.string() })),
});

function folder(): string {
  const path = join(scratch, "tables");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "estates.csv"), "estate_code,name\nE1,示范小区\n");
  writeFileSync(join(path, "buildings.csv"), "estate_code,building_code,name,property_type\nE1,01,1号楼,高层住宅\n");
  writeFileSync(join(path, "units.csv"), "estate_code,building_code,unit_code,gross_area_m2\nE1,01,101,100\n");
  writeFileSync(
    join(path, "bills.csv"),
    "estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on\n" +
      "E1,B1,101,property_fee,2026-01-01,2026-01-31,100.00,2026-01-01,2026-01-31\nE1,B2,101,property_fee,2026-01-01,2026-01-31,1O0,2026-01-01,2026-01-31\n",
  );
  return path;
}

describe("the import command", () => {
  it("makes the database, takes records in beside rows that fail, and gives JSON alone on stdout", () => {
    const first = run("import", folder(), "--json");
    expect(first.stderr).toBe("");
    expect(first.status).toBe(0);
    const report = reportShape.parse(JSON.parse(first.stdout));
    expect(report).toMatchObject({
      batchId: 1,
      reasons: { BAD_AMOUNT: 1 },
      tables: { estates: { read: 1, accepted: 1 }, bills: { read: 2, accepted: 1, quarantined: 1 } },
    });

    const listed = run("quarantine", "list", "--lang", "zh");
    expect(listed.stdout).toBe(
      "编号     表         位置      列   值        原因\n" +
        "1     bills  bills.csv:3  amount  1O0  BAD_AMOUNT\n" +
        "BAD_AMOUNT: 金额格式不正确，应为最多两位小数的元，如 1286.28。\n",
    );

    const again = run("import", folder());
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/Nothing new: no batch was recorded\.\n$/);
  });

  it.each([
    [["/nowhere"], "There is no file or folder /nowhere.\n"],
    [
      [scratch, "--mapping", "/nowhere.json"],
      "The mapping /nowhere.json cannot be read: ENOENT: no such file or directory, open '/nowhere.json'.\n",
    ],
    [
      [],
      "Name one file or folder.\nUsage: npm run import -- PATH [--mapping FILE] [--dry-run] [--json] [--lang en|zh] | PATH --suggest\n",
    ],
    [["/nowhere", "--lang", "zh"], "没有文件或文件夹 /nowhere。\n"],
    [[scratch, "--mapping", "/nowhere.json", "--lang=zh"], "列映射 /nowhere.json 无法读取：没有该文件。\n"],
    [["a", "--lang", "fr"], "--lang fr: expected one of en, zh.\n"],
  ])("refuses %j in a line, with exit code 1", (args, message) => {
    expect(run("import", ...args)).toEqual({ status: 1, stdout: "", stderr: message });
  });
});
