import type { ChangeStep } from "../charts/change-chart.tsx";
import type { Changed } from "./change-query.ts";
import { points } from "./numbers.ts";

interface Added {
  readonly id: string;
  readonly label: string;
  readonly effect: number;
}

/** The steps of a waterfall, each from where the one before ended, and the whole change at the end. */
export function stepsOf(parts: readonly Added[], { change, lessIsBetter }: Changed, whole: string): ChangeStep[] {
  let level = 0;
  const steps = parts.map(({ id, label, effect }): ChangeStep => {
    const from = level;
    level += effect * 100;
    const tone = effect < 0 === lessIsBetter ? "better" : "worse";
    return { id, label, from, to: level, tone, amount: points(effect) };
  });
  return [...steps, { id: "=", label: whole, from: 0, to: change * 100, tone: "total", amount: points(change) }];
}
