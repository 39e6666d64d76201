import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf, Refusal } from "./refusal.ts";

/** Parses a command line; what is wrong with it is refused in one line that also says how it is used. */
export function readArguments<C extends ParseArgsConfig>(config: C, usage: string): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Refusal(`${messageOf(error).split("\n")[0] ?? ""} – usage: ${usage}`);
  }
}

/** One of a closed list, or a refusal that names them all. */
export function oneOf<const W extends string>(option: string, given: string, words: readonly W[]): W {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new Refusal(`${option} ${given}: expected one of ${words.join(", ")}.`);
  return found;
}
