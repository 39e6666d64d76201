import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../server/database/connect.ts";
import { inviteFromMachine } from "../../server/people/invite-from-machine.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { readConfig } from "../../server/platform/config.ts";
import { WITHOUT_PROTECTION_KEYS } from "../support/node-flags.ts";
import { goldenFolder } from "./golden-folder.ts";
import { acceptLink, enterDemo, inviteeOf, secretIn, type Invited } from "./signed-in.ts";

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
  return serveBuilt(place, await invite(place, [{ role: "HEADQUARTERS" }, ...others]));
}

/** Somebody who has been invited, with the secret of the link. */
interface Link {
  readonly role: string;
  readonly secret: string;
}

/** Invites people as the program `admin` does, all in one opening of the data. */
async function invite(place: Place, people: readonly Invited[]): Promise<Link[]> {
  const config = readConfig(environmentOf(place));
  const database = await openDatabase(config);
  const links: Link[] = [];
  try {
    for (const who of people) {
      const { secret } = await inviteFromMachine(database, systemClock(config.timeZone), inviteeOf(who));
      links.push({ role: who.role, secret });
    }
  } finally {
    await database.close();
  }
  return links;
}

/** Those with a link follow it; where nobody has one, the demonstration's headquarters is entered. */
async function serveBuilt(place: Place, links: readonly Link[]): Promise<Application> {
  const server = spawn(process.execPath, [...WITHOUT_PROTECTION_KEYS, "dist/server/main.js"], {
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
    const { login, role } = inviteeOf({ role: "HEADQUARTERS" });
    return secretIn(runProgram(place, "dist/server/cli/admin.js", "invite", login, "--role", role));
  });
  const folder = mkdtempSync(join(tmpdir(), "collection-journey-"));
  cpSync(golden.folder, folder, { recursive: true });
  const place = { DATA_DIR: folder, DATABASE_URL: "" };
  const invited = others.length === 0 ? [] : await invite(place, others);
  const links = [{ role: "HEADQUARTERS", secret: golden.secret }, ...invited];
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
