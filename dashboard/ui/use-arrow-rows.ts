import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const PRESSABLE = "a[href], button:not([disabled])";

/** Arrow keys in a table: up and down go to what can be pressed in the next row, at the same place in it; Home and End to the ends. */
export function useArrowRows(): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { key, target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || !target.matches(PRESSABLE)) return;
    const row = target.closest("tr");
    if (row === null) return;
    const rows = [...currentTarget.querySelectorAll("tbody tr")].filter((own) => own.querySelector(PRESSABLE) !== null);
    const here = rows.indexOf(row);
    const next = key === "Home" ? 0 : key === "End" ? rows.length - 1 : here + (STEPS[key] ?? Number.NaN);
    const places = [...row.querySelectorAll(PRESSABLE)];
    const found = [...(rows[next]?.querySelectorAll<HTMLElement>(PRESSABLE) ?? [])];
    const wanted = found[places.indexOf(target)] ?? found[0];
    if (wanted === undefined) return;
    event.preventDefault();
    wanted.focus();
    wanted.scrollIntoView({ block: "nearest" });
  };
}
