import { openDatabase } from "../database/connect.ts";
import { reconcileCells } from "../ledger/reconcile-cells.ts";
import { readArguments } from "../platform/arguments.ts";
import { readConfig } from "../platform/config.ts";
import { runCommand } from "../platform/run-command.ts";

const USAGE = "npm run reconcile";

/** Recomputes all cells from the ledger and names each one that differs; exit code 1 if any does. */
await runCommand(async () => {
  readArguments({ options: {} }, USAGE);
  const database = await openDatabase(readConfig(process.env));
  try {
    let count = 0;
    for await (const { table, side, estate, building, dueOn, row } of reconcileCells(database)) {
      count += 1;
      const place = building === null ? estate : `${estate}/${building}`;
      process.stdout.write(`${place}, due ${dueOn}, ${table}: ${side === "STORED" ? "stored" : "missing"} ${row}\n`);
    }
    process.stdout.write(
      count === 0
        ? "Every cell equals what the ledger says.\n"
        : `${count} rows differ from what the ledger says. Nothing was changed.\n`,
    );
    if (count > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
});
