import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldenFolder } from "./golden-folder.ts";
import { acceptLink, enterDemo, invitationOf, secretIn, type Invited } from "./signed-in.ts";

export interface Application {
  readonly url: string;
  /** Secrets of sessions by role: of headquarters, and of the others that were invited. */
  readonly sessions: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Where the application keeps its data: DATA_DIR for the embedded database, DATABASE_URL for another, with the key of its personal data. */
export type Place = Readonly<Record<"DATA_DIR" | "DATABASE_URL", string>> & { readonly DATA_KEY?: string };

const ROOT = join(import.meta.dirname, "../..");

const environmentOf = (place: Place) => ({ ...process.env, ...place, HOST: "127.0.0.1", PORT: "0" });

/** Runs a program of the application to its end and gives what it said; throws with that when it fails. */
export function runProgram(place: Place, ...command: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    env: environmentOf(place),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** The built application on a port of its own. Headquarters and others are invited first, but for the demonstration, which has its own accounts. */
export async function serve(place: Place, others: readonly Invited[] | "DEMO" = []): Promise<Application> {
  runProgram(place, "build-if-stale.ts");
  if (others === "DEMO") return serveBuilt(place, []);
  return serveBuilt(
    place,
    [{ role: "HEADQUARTERS" }, ...others].map((who) => invite(place, who)),
  );
}

/** Somebody who has been invited, with the secret of the link. */
interface Link {
  readonly role: string;
  readonly secret: string;
}

const invite = (place: Place, who: Invited): Link => ({
  role: who.role,
  secret: secretIn(runProgram(place, "dist/server/cli/admin.js", ...invitationOf(who))),
});

/** Those with a link follow it; where nobody has one, the demonstration's headquarters is entered. */
async function serveBuilt(place: Place, links: readonly Link[]): Promise<Application> {
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
  const sessions: Record<string, string> = links.length === 0 ? { HEADQUARTERS: await enterDemo(url) } : {};
  for (const { role, secret } of links) sessions[role] = await acceptLink(url, secret);
  return { url, sessions, stop };
}

/** The application as it stands after its first start: with the demonstration, and nothing left of it when it stops. */
export async function startDemonstration(): Promise<Application> {
  const folder = mkdtempSync(join(tmpdir(), "collection-demo-"));
  const { stop, ...served } = await serve({ DATA_DIR: folder, DATABASE_URL: "" }, "DEMO");
  return {
    ...served,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is done to the data before the application runs over it. */
export type Prepare = (folder: string) => Promise<void>;

/** The application with the golden ledger imported, and nothing left of it when it stops. */
export async function startApplication(others: readonly Invited[] = [], prepare?: Prepare): Promise<Application> {
  const golden = await goldenFolder(process.env["JOURNEY_FOLDER"] ?? "", (made) => {
    const place = { DATA_DIR: made, DATABASE_URL: "" };
    runProgram(place, "build-if-stale.ts");
    runProgram(place, "dist/server/cli/import.js", "tests/golden/ledger");
    return invite(place, { role: "HEADQUARTERS" }).secret;
  });
  const folder = mkdtempSync(join(tmpdir(), "collection-journey-"));
  cpSync(golden.folder, folder, { recursive: true });
  const place = { DATA_DIR: folder, DATABASE_URL: "" };
  const links = [{ role: "HEADQUARTERS", secret: golden.secret }, ...others.map((who) => invite(place, who))];
  await prepare?.(folder);
  const { stop, ...served } = await serveBuilt(place, links);
  return {
    ...served,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
