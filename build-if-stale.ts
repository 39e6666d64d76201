// Builds the server and the dashboard unless what stands in dist/ is newer than every source.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = "dist/built";
const SOURCES = [
  "server",
  "dashboard",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "vite.config.ts",
  "schema.graphql",
];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Runs a script of package.json; ends this program with its exit code where it fails. */
async function run(script: string): Promise<void> {
  const [code]: unknown[] = await once(spawn("npm", ["run", "--silent", script], { stdio: "inherit" }), "exit");
  if (code !== 0) process.exit(typeof code === "number" ? code : 1);
}

const built = existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0;
if (Math.max(...SOURCES.map(newest)) > built) {
  process.stdout.write("Building …\n");
  await Promise.all(["build:server", "build:dashboard"].map(run));
  writeFileSync(STAMP, "");
}
