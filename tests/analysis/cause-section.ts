import { standOuts } from "../../server/collection/statistics/stand-out.rules.ts";
import { inject } from "./injected-fault.ts";

export const CAUSE_SEED = "causes";

export interface CauseScore {
  readonly faults: number;
  readonly right: number;
  /** Faults whose first proposal was another one, with it. */
  readonly wrong: readonly string[];
}

/** Injects faults one by one and counts how often the first proposal names exactly the segment at fault. */
export function causesFound(faults: number, seed = CAUSE_SEED): CauseScore {
  const wrong: string[] = [];
  for (let at = 0; at < faults; at++) {
    const { fault, sliced, change, same } = inject(`${seed} ${at}`);
    const [first] = standOuts(sliced, change);
    const named = first === undefined || first.keys.length !== 1 ? null : `${first.dimension} ${first.keys[0]}`;
    if (named !== null && same.includes(named)) continue;
    const said =
      first === undefined || first.keys.length === 0 ? "nothing" : `${first.dimension} ${first.keys.join(", ")}`;
    wrong.push(`${fault.dimension} ${fault.key} −${Math.round(fault.size * 100)} %: ${said}`);
  }
  return { faults, right: faults - wrong.length, wrong };
}

/** Prints how many injected faults the first proposal names; whether they are as many as asked. */
export function evaluateCauses(say: (line: string) => void, seed = CAUSE_SEED, times = 1): boolean {
  const { faults, right, wrong } = causesFound(200 * times, seed);
  say(
    `Causes of change, seed "${seed}": 16 estates with 4 or 5 buildings of 20 to 40 households, three months of bills.`,
  );
  say(
    `  ${right} of ${faults} faults (20 to 45 % of a segment's payments) named first: ${((100 * right) / faults).toFixed(1)} %. Asked: 95 %.`,
  );
  for (const one of wrong) say(`    ${one}`);
  return right / faults >= 0.95;
}
