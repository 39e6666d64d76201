import { readFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { expect, it } from "vitest";
import { MANIFEST, persistedDocuments } from "../../persist-documents.ts";
import { buildSchema } from "../../server/schema.ts";

it("schema.graphql is what the server's types print", async () => {
  const printed = printSchema(lexicographicSortSchema(await buildSchema()));
  const committed = readFileSync("schema.graphql", "utf8");
  expect(committed.slice(committed.indexOf("\n\n") + 2).trim()).toBe(printed.trim());
});

it("only portable SQL stands in the schema and the definitions", async () => {
  const { readdirSync } = await import("node:fs");
  const { join } = await import("node:path");
  const files = readdirSync("sql", { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name.endsWith(".sql"))
    .map((entry) => join(entry.parentPath, entry.name));
  const code = (path: string) => readFileSync(path, "utf8").replace(/--[^\n]*/g, "");
  const unportable = new RegExp(
    [
      "as\\s+restrictive|materialized view|on delete set null|\\bmerge into\\b|\\bnow\\(\\)|current_date|uuidv7|json_table",
      // A set-returning function in SQL that reads tables; an immutable one reads none.
      "returns\\s+(setof|table)[^$]*language\\s+sql\\s+(?!immutable)",
      // A view that shows its owner's rows, and a policy that reads a table.
      "create\\s+(or replace\\s+)?view\\s+\\S+\\s+(?!with \\(security_invoker)",
      "(create|alter)\\s+policy[^;]*\\bselect\\b",
    ].join("|"),
    "i",
  );
  expect(files.filter((path) => unportable.test(code(path)))).toEqual([]);
  // Citus takes no offset within a lateral: such a query is told without it there.
  const fenced = files.filter((path) => code(path).includes("offset 0"));
  expect(fenced.filter((path) => !code(path).includes("without_fences") && !code(path).includes("is_spread"))).toEqual(
    [],
  );
});

it("the documents that the server knows by their hash are those of the dashboard", () => {
  expect(JSON.parse(readFileSync(MANIFEST, "utf8"))).toEqual(persistedDocuments());
});
