import { readArguments } from "../../server/platform/arguments.ts";
import { Refusal } from "../../server/platform/refusal.ts";
import { runCommand } from "../../server/platform/run-command.ts";
import { applySchema } from "../../server/database/apply.ts";
import { openPostgres } from "../../server/database/postgres.ts";
import { databaseOver } from "../../server/database/transaction.ts";
import { apiOver } from "../support/api.ts";
import { onServer, urlOf } from "../support/templates.ts";
import { unlocked } from "../support/unlocked.ts";
import { auditEvents } from "./finding-events.ts";
import { workFindings } from "./finding-users.ts";
import { ms, median, p95 } from "./measure.ts";

const USAGE = "npm run bench:findings -- [--minutes N] [--users N] [--keep]";
const OPTIONS = {
  minutes: { type: "string", default: "5" },
  users: { type: "string", default: "200" },
  keep: { type: "boolean", default: false },
} as const;

/** A day on which every deadline can be set and none has passed. */
const TODAY = "2026-11-30";
const UNLIMITED = { perAddress: 10_000_000, perPerson: 10_000_000, atOnce: 2_000, seconds: 120 };

/**
 * Has many people work the same findings at once, over the API on PostgreSQL, and then asks the database whether every event that was
 * answered for is there, once, and follows the one before; exit code 1 if not.
 */
await runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  const server = process.env["TEST_DATABASE_URL"] ?? "";
  if (server === "") throw new Refusal("TEST_DATABASE_URL names no PostgreSQL server to work on.");
  const [minutes, users] = [Number(values.minutes), Number(values.users)];
  if (!(minutes > 0 && minutes <= 120)) throw new Refusal(`--minutes: a number up to 120 – usage: ${USAGE}`);
  if (!(Number.isInteger(users) && users >= 10 && users <= 1000))
    throw new Refusal(`--users: a whole number from 10 to 1000 – usage: ${USAGE}`);
  const name = `collection_findings_${process.pid}`;
  await onServer(server, `create database ${name}`);
  const engine = await openPostgres(urlOf(server, name));
  await applySchema(databaseOver(engine));
  const database = await unlocked(engine);
  try {
    const api = await apiOver(database, TODAY, { limits: UNLIMITED });
    const url = await api.app.listen({ host: "127.0.0.1", port: 0 });
    const worked = await workFindings(database, url, { users, milliseconds: minutes * 60_000, today: TODAY });
    await api.app.close();
    const audited = await auditEvents(database, worked);
    const taken = worked.times.toSorted((a, b) => a - b);
    say(`${users} people on ${worked.estates} estates for ${minutes} min, PostgreSQL`);
    say(
      `answers: ${taken.length} (${(taken.length / minutes / 60).toFixed(0)}/s), median ${ms(median(taken))}, p95 ${ms(p95(taken))}`,
    );
    say(
      `events answered for: ${worked.acknowledged.length}; in the database: ${audited.events}; findings: ${audited.findings}`,
    );
    for (const [code, count] of [...worked.refusals].toSorted((a, b) => b[1] - a[1])) say(`refused ${code}: ${count}`);
    for (const [code, count] of worked.later) say(`neither done nor refused, ${code}: ${count}`);
    for (const [what, count] of Object.entries(audited.faults)) say(`${what}: ${count}`);
    say(`faults and unanswered: ${worked.faults}`);
    const sound = worked.faults === 0 && Object.values(audited.faults).every((count) => count === 0);
    say(sound ? "No event was lost, and none happened twice." : "NOT SOUND");
    if (!sound) process.exitCode = 1;
  } finally {
    await database.close();
    if (!values.keep) await onServer(server, `drop database ${name} with (force)`);
  }
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
