import { openDatabase } from "../database/connect.ts";
import { demoState, seedDemo } from "../demo/seed-demo.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";

/** Fills the configured database with the demonstration, unless it holds records already. */
await runCommand(async () => {
  const database = await openDatabase(readConfig(process.env));
  try {
    const state = await demoState(database);
    if (state === "COMPLETE") throw new Refusal("The database holds the demonstration already. Nothing was changed.");
    if (state === "OTHER_RECORDS")
      throw new Refusal(
        "The database holds records already; the demonstration goes into an empty one. Nothing was changed.",
      );
    await seedDemo(database, { onProgress: (line) => process.stdout.write(`${line}\n`) });
  } finally {
    await database.close();
  }
});
