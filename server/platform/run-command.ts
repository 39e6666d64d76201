import { Refusal, messageOf } from "./refusal.ts";

/** Runs a command-line program: a refusal is one line and exit code 1, a fault is one line with the way to its trace. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (error instanceof Refusal) process.stderr.write(`${error.message}\n`);
    else if (process.env["DEBUG"]) console.error(error);
    else process.stderr.write(`Unexpected: ${messageOf(error)} (run again with DEBUG=1 for the trace)\n`);
    process.exitCode = 1;
  }
}
