import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { LOCKS, LOCKS_OF_ONE } from "../../server/database/advisory-lock.ts";

const REGISTRY = "server/database/advisory-lock.ts";
const NAMES = new Map<number, string>(
  [...Object.entries(LOCKS), ...Object.entries(LOCKS_OF_ONE)].map(([name, no]) => [no, name]),
);

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Names of the locks that match, each with the places where it is taken. */
function takers(
  files: readonly string[],
  call: RegExp,
  name: (found: string) => string,
  place = (path: string) => path,
) {
  const found = new Map<string, Set<string>>();
  for (const path of files)
    for (const match of readFileSync(path, "utf8").matchAll(call)) {
      const lock = name(match[1] ?? "");
      found.set(lock, (found.get(lock) ?? new Set()).add(place(path)));
    }
  return Object.fromEntries([...found].map(([lock, places]) => [lock, [...places]]));
}

it("every advisory lock has a number of its own", () => {
  expect(NAMES.size).toBe(Object.keys(LOCKS).length + Object.keys(LOCKS_OF_ONE).length);
});

it("the server takes advisory locks by name, each in one feature", () => {
  const files = filesBelow("server", ".ts").filter((path) => path !== REGISTRY);
  expect(files.filter((path) => /advisory_(xact_)?lock|\b7410\d{3}\b/.test(readFileSync(path, "utf8")))).toEqual([]);
  const features = takers(
    files,
    /\btakeLock(?:Of)?\(\s*"(\w+)"/g,
    (name) => name,
    (path) => path.split("/")[1] ?? "",
  );
  expect(Object.entries(features).filter(([, places]) => places.length > 1)).toEqual([]);
  expect([...NAMES.values()].filter((name) => features[name] === undefined)).toEqual(["GRANTS", "AUDIT_RUN"]);
});

it("locks that SQL takes are those of the register, and serialise what it says", () => {
  const taken = takers(
    filesBelow("sql", ".sql"),
    /advisory_\w*lock\w*\s*\(\s*([^,)]*)/g,
    (number) => NAMES.get(Number(number)) ?? number,
  );
  expect(taken).toEqual({
    RECORD_ORDER: ["sql/schema/0001_foundation.sql", "sql/schema/0391_batch_label.sql"],
    GRANTS: ["sql/schema/0032_people.sql", "sql/schema/0401_ended_grants.sql"],
    CELLS: ["sql/rollups/refresh_cells.sql"],
    AUDIT_RUN: ["sql/views/audit/run_audit.sql"],
  });
});
