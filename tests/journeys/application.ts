import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Application {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Where the application keeps its data: DATA_DIR for the embedded database, DATABASE_URL for another. */
export type Place = Readonly<Record<"DATA_DIR" | "DATABASE_URL", string>>;

const ROOT = join(import.meta.dirname, "../..");

const environmentOf = (place: Place) => ({ ...process.env, ...place, HOST: "127.0.0.1", PORT: "0" });

/** Runs a program of the application to its end; throws with what it said when it fails. */
export function runProgram(place: Place, ...command: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    env: environmentOf(place),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

/** The built application on a port of its own. */
export async function serve(place: Place): Promise<Application> {
  runProgram(place, "build-if-stale.ts");
  const server = spawn(process.execPath, ["dist/server/main.js"], {
    cwd: ROOT,
    env: environmentOf(place),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the application ended with ${code} before it was ready`)));
    let said = "";
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /Ready: (\S+)/.exec(said);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
  });
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  return { url, stop };
}

/** The application with the golden ledger imported, and nothing left of it when it stops. */
export async function startApplication(): Promise<Application> {
  const folder = mkdtempSync(join(tmpdir(), "collection-journey-"));
  const place = { DATA_DIR: folder, DATABASE_URL: "" };
  runProgram(place, "build-if-stale.ts");
  runProgram(place, "dist/server/cli/import.js", "tests/golden/ledger");
  const { url, stop } = await serve(place);
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
