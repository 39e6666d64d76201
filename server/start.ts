import "reflect-metadata";
import type { FastifyInstance } from "fastify";
import { join } from "node:path";
import { collectDefaultMetrics, Registry } from "prom-client";
import { addDemoActs } from "./add-demo.ts";
import { createApp } from "./app.ts";
import { auditSteadily } from "./audit/audit-steadily.ts";
import { committeeSteadily } from "./committee/committee-steadily.ts";
import { watchSteadily } from "./collection/outlook/watch-steadily.ts";
import { inTurns } from "./database/in-turns.ts";
import { openDatabase } from "./database/connect.ts";
import type { Database } from "./database/transaction.ts";
import { addDemoAccounts } from "./people/add-demo-accounts.ts";
import { anybodyThere } from "./people/person.store.ts";
import { demoState, seedDemo } from "./demo/seed-demo.ts";
import { addUpAtStart } from "./ledger/add-up-at-start.ts";
import { refreshSteadily } from "./ledger/refresh-steadily.ts";
import { systemClock, type Clock } from "./platform/clock.ts";
import { readConfig, type Config } from "./platform/config.ts";
import { openLog } from "./platform/log.ts";
import { runCommand } from "./platform/run-command.ts";
import { mailOver } from "./notices/carriers.ts";
import { notifySteadily } from "./notices/notify-steadily.ts";
import { postOutside } from "./notices/post-outside.ts";
import { OpenFindingDesk } from "./supervision/raise-finding.ts";
import { EvidenceStore } from "./supervision/evidence-store.ts";
import { checkPort, listeningRefusal } from "./port-check.ts";

export interface StartOptions {
  /** Settled when the dashboard is built; it is there where nothing is told. */
  readonly dashboard?: Promise<void>;
}

/** Opens the database, fills an empty embedded one with the demonstration, and serves; ends the program when told to. */
export async function start({ dashboard = Promise.resolve() }: StartOptions = {}): Promise<void> {
  await runCommand(() => serve(dashboard));
}

async function serve(built: Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(
    config.databaseUrl === undefined
      ? `Opening the embedded database in ${config.dataDir} …`
      : "Connecting to PostgreSQL …",
  );
  const database = await openDatabase(config);
  let app: FastifyInstance | undefined;
  try {
    // The demonstration is for the embedded database alone; on PostgreSQL it is asked for (npm run demo).
    await checkPort(config);
    const clock = systemClock(config.timeZone);
    const demo = config.databaseUrl === undefined ? await demonstrate(database, clock, say) : "NONE";
    await addUpAtStart(database, { say });
    if (!(await database.asViewer({ scope: "people" }, anybodyThere)))
      say("Nobody can sign in yet. Invite the first administrator: npm run admin -- invite PHONE_OR_EMAIL");
    await built;
    const log = openLog(config.logLevel);
    const dashboard = join(import.meta.dirname, "../dashboard");
    app = await createApp({
      database,
      clock,
      log,
      registry: registryOfProcess(),
      introspection: config.introspection,
      persistedOnly: config.persistedOnly,
      limits: config.limits,
      metricsToken: config.metricsToken,
      trustProxy: config.trustProxy,
      secure: config.publicUrl?.startsWith("https:") ?? false,
      dashboard,
      uploads: join(config.dataDir, "uploads"),
      evidence: config.evidence,
      mailReady: config.mail !== undefined,
    });
    const address = await listen(app, config);
    // What people do with the figures takes its time to tell, and the figures are there.
    if (demo === "NEW") say(`Demo portfolio: figures at ${address}; adding findings, checks and reviews …`);
    if (demo !== "NONE") await addDemoActs(database, clock, new EvidenceStore(config.evidence));
    const carriers = {
      mail: config.mail === undefined ? null : mailOver(config.mail),
      post: postOutside(config.noticeHosts),
    };
    const quiet = inTurns(database);
    closeOnSignal(app, database, [
      refreshSteadily(database, log),
      auditSteadily(quiet, clock, log),
      notifySteadily(quiet, clock, log, { ...carriers, root: config.publicUrl ?? address }),
      committeeSteadily(quiet, clock, new OpenFindingDesk(), log),
      watchSteadily(quiet, clock, log),
    ]);
    say(`Ready: ${address}`);
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}

/** Counts of the process itself stand beside those of its answers. */
function registryOfProcess(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * Gives an empty database the demonstration's ledger, and goes on where seeding was cut off; then its accounts. Tells whether the ledger is
 * new, was there, or is none of the demonstration's.
 */
async function demonstrate(
  database: Database,
  clock: Clock,
  say: (line: string) => void,
): Promise<"NEW" | "THERE" | "NONE"> {
  const state = await demoState(database);
  if (state === "OTHER_RECORDS") return "NONE";
  if (state !== "COMPLETE") await seedDemo(database, { onProgress: say });
  await addDemoAccounts(database, clock);
  return state === "COMPLETE" ? "THERE" : "NEW";
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw listeningRefusal(error, { host, port });
  }
}

function closeOnSignal(app: FastifyInstance, database: Database, steady: readonly (() => Promise<void>)[]): void {
  const close = async () => {
    await app.close();
    for (const stop of steady) await stop();
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close());
}
