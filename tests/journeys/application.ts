import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Application {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const ROOT = join(import.meta.dirname, "../..");

/** The built application on a port of its own, with the golden ledger imported. */
export async function startApplication(): Promise<Application> {
  const folder = mkdtempSync(join(tmpdir(), "collection-journey-"));
  const environment = { ...process.env, DATA_DIR: folder, DATABASE_URL: "", HOST: "127.0.0.1", PORT: "0" };
  const run = (...command: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: ROOT,
      env: environment,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  };
  run("build-if-stale.ts");
  run("dist/server/cli/import.js", "tests/golden/ledger");
  const server = spawn(process.execPath, ["dist/server/main.js"], {
    cwd: ROOT,
    env: environment,
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
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
