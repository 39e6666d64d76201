import { applySchema } from "../../server/database/apply.ts";
import { openEmbedded } from "../../server/database/embedded.ts";
import { databaseOver } from "../../server/database/transaction.ts";
import { readArguments } from "../../server/platform/arguments.ts";
import { Refusal } from "../../server/platform/refusal.ts";
import { runCommand } from "../../server/platform/run-command.ts";
import { unlocked } from "../support/unlocked.ts";
import { evaluateRules, precisionOf, recallOf, type Score } from "./evaluate-rules.ts";

const USAGE = "npm run audit:evaluate -- [--rounds N]";

/** Plants faults of every kind in synthetic ledgers, and prints how much of them each rule finds, and what else it takes for one. */
await runCommand(async () => {
  const { values } = readArguments({ options: { rounds: { type: "string", default: "5" } } }, USAGE);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50)
    throw new Refusal(`--rounds ${values.rounds}: a number from 1 to 50 – usage: ${USAGE}`);
  const engine = await openEmbedded({ folder: null });
  await applySchema(databaseOver(engine));
  const database = await unlocked(engine);
  try {
    const scores = await evaluateRules(database, rounds);
    say(`${rounds * 4} estates, 24 units and up to 14 months each. Precision and recall per rule:`);
    for (const score of scores) tell(score);
    if (scores.some(({ beside, missed }) => beside.length + missed.length > 0)) process.exitCode = 1;
  } finally {
    await database.close();
  }
});

function tell(score: Score): void {
  const share = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  const { rule, planted, found, beside, missed } = score;
  say(
    `${rule.padEnd(26)} planted ${String(planted).padStart(3)}  found ${String(found).padStart(3)}  beside ${beside.length}` +
      `  precision ${share(precisionOf(score))}  recall ${share(recallOf(score))}`,
  );
  for (const subject of beside) say(`    found beside: ${subject}`);
  for (const subject of missed) say(`    missed: ${subject}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
