import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { holderOf, ownMark } from "./server/platform/lock-holder.ts";

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

export interface Built {
  /** Settled when the dashboard stands in dist/ as well. */
  readonly dashboard: Promise<void>;
}

/** Builds the server and the dashboard unless what stands in dist/ is newer than every source; the server is there first. */
export async function buildIfStale(): Promise<Built> {
  if (!isStale()) return { dashboard: Promise.resolve() };
  const release = await takeTurn();
  if (!isStale()) {
    release();
    return { dashboard: Promise.resolve() };
  }
  process.stdout.write("Building …\n");
  const server = run("build:server");
  // One after the other: while the dashboard is built, the database is being filled already.
  const dashboard = server.then(() => run("build:dashboard"));
  const whole = async (server: Promise<void>) => {
    try {
      await Promise.all([server, dashboard]);
      writeFileSync(STAMP, "");
    } finally {
      release();
    }
  };
  const both = whole(server);
  // Whoever waits for it is told; that it failed early is told by the server's build, or later.
  both.catch(() => undefined);
  await server;
  return { dashboard: both };
}

/** Runs a script of package.json; what it has to say it says itself. */
async function run(script: string): Promise<void> {
  const [code]: unknown[] = await once(spawn("npm", ["run", "--silent", script], { stdio: "inherit" }), "exit");
  if (code !== 0) throw new Error(`npm run ${script} failed`);
}

/** One build at a time: two would empty each other's folder. Whoever waited looks again whether anything is left to do. */
async function takeTurn(): Promise<() => void> {
  // Linked when it is written, so that nobody reads a lock without its holder.
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, ownMark());
  process.once("exit", () => rmSync(own, { force: true }));
  let waitsFor: number | null = null;
  for (;;) {
    try {
      linkSync(own, LOCK);
      const release = () => rmSync(LOCK, { force: true });
      process.once("exit", release);
      return () => {
        process.off("exit", release);
        release();
      };
    } catch {
      const holder = holderOf(LOCK);
      if (holder === null) {
        rmSync(LOCK, { force: true });
        continue;
      }
      if (holder !== waitsFor) process.stdout.write(`Process ${holder} is building: waiting for it …\n`);
      waitsFor = holder;
      await wait(200);
    }
  }
}

function isStale(): boolean {
  return Math.max(...SOURCES.map(newest)) > (existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
