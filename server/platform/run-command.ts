import { Refusal, messageOf } from "./refusal.ts";

/**
 * Runs a command-line program: a refusal is one line and exit code 1, in Chinese where `--lang zh` asks for it and it has the words; a
 * fault is one line with the way to its trace.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (error instanceof Refusal) process.stderr.write(`${error.told[languageOf(process.argv)]}\n`);
    else if (process.env["DEBUG"]) console.error(error);
    else process.stderr.write(`Unexpected: ${messageOf(error)} (run again with DEBUG=1 for the trace)\n`);
    process.exitCode = 1;
  }
}

/** The language that a command line asks for, also where the rest of it is refused. */
function languageOf(given: readonly string[]): "en" | "zh" {
  return given.includes("--lang=zh") || given[given.indexOf("--lang") + 1] === "zh" ? "zh" : "en";
}
