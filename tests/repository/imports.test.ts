import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";

const SHARED = ["platform", "database", "register", "ledger"];

/** Source files below a folder, generated ones left out. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("generated"));
}

/** Files that a file imports by a relative path. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) =>
    normalize(join(dirname(path), match[1] ?? "")),
  );
}

const featureOf = (path: string): string => path.split("/")[1] ?? "";

/** Why an import may not be, or null. Imports run one way: platform knows no feature, features meet in SQL. */
function objection(from: string, to: string): string | null {
  const [tree, other] = [from.split("/")[0], to.split("/")[0]];
  if (tree === "dashboard")
    return other === "dashboard" ? null : "the dashboard knows the server through schema.graphql alone";
  if (tree !== "server") return null;
  if (other !== "server") return "the server imports the server";
  if (from.split("/").length === 2) return null;
  const [feature, target] = [featureOf(from), featureOf(to)];
  if (feature === target) return null;
  if (feature === "platform") return target === "database" ? null : "platform knows no feature";
  if (feature === "database") return target === "platform" ? null : "the database layer knows no feature";
  if (feature === "cli") return null;
  if (feature === "demo" && target === "intake") return null;
  if (/^server\/collection\/statistics\/[a-z-]+\.rules\.ts$/.test(to)) return null;
  return SHARED.includes(target) ? null : `${feature} may import ${SHARED.join(", ")}; features meet in SQL`;
}

it("imports run one way", () => {
  const edges = [...sources("server"), ...sources("dashboard")].flatMap((from) =>
    importsOf(from).map((to) => ({ from, to })),
  );
  const wrong = edges.flatMap(({ from, to }) => {
    const why = objection(from, to);
    return why === null ? [] : [`${from} → ${to}: ${why}`];
  });
  expect(wrong).toEqual([]);
});

it("rules are pure: no database, no clock, no file", () => {
  const impure = sources("server")
    .filter((path) => path.endsWith(".rules.ts"))
    .filter((path) =>
      /from "(kysely|node:fs|pg)"|new Date\(\)|Date\.now\(\)|Math\.random/.test(readFileSync(path, "utf8")),
    );
  expect(impure).toEqual([]);
});

it("resolvers contain no queries", () => {
  const querying = sources("server")
    .filter((path) => path.endsWith(".resolver.ts"))
    .filter((path) => readFileSync(path, "utf8").includes('from "kysely"'));
  expect(querying).toEqual([]);
});

it("only charts import nivo", () => {
  const charting = sources("dashboard").filter((path) => /from "@nivo\//.test(readFileSync(path, "utf8")));
  expect(charting.filter((path) => !path.startsWith("dashboard/charts/"))).toEqual([]);
});

it("files stay small and names say what is in them", () => {
  const all = [...sources("server"), ...sources("dashboard"), ...sources("tests")];
  expect(all.filter((path) => readFileSync(path, "utf8").split("\n").length > 301)).toEqual([]);
  expect(
    all.filter((path) => /(^|\/)(utils?|helpers?|common|services|misc)(\/|\.tsx?$)|\/index\.tsx?$/.test(path)),
  ).toEqual([]);
});
