import { runCommand } from "../../server/platform/run-command.ts";
import { evaluateCauses } from "./cause-section.ts";
import { evaluateForecast } from "./forecast-section.ts";
import { evaluateWarning } from "./warning-section.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Tries the analysis on made-up and demonstration data whose truth is known; exit code 1 where it does worse than asked. */
await runCommand(async () => {
  const sections = [evaluateWarning, evaluateForecast, evaluateCauses];
  if (sections.map((evaluate) => evaluate(say)).includes(false)) process.exitCode = 1;
});
