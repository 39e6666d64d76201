// Builds the server and the dashboard unless what stands in dist/ is newer than every source.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const STAMP = "dist/built";
const LOCK = "node_modules/.building";
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

/** One build at a time: two would empty each other's folder. Whoever waited looks again whether anything is left to do. */
async function takeTurn(): Promise<void> {
  // Linked when it is written, so that nobody reads a lock without its holder.
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  process.once("exit", () => rmSync(own, { force: true }));
  for (;;) {
    try {
      linkSync(own, LOCK);
      process.once("exit", () => rmSync(LOCK, { force: true }));
      return;
    } catch {
      if (isAlive(Number(existsSync(LOCK) ? readFileSync(LOCK, "utf8") : 0))) await wait(200);
      else rmSync(LOCK, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

const isStale = () => Math.max(...SOURCES.map(newest)) > (existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0);

if (isStale()) {
  await takeTurn();
  if (isStale()) {
    process.stdout.write("Building …\n");
    await Promise.all(["build:server", "build:dashboard"].map(run));
    writeFileSync(STAMP, "");
  }
}
