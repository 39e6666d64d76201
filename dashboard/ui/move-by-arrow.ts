import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Moves the keyboard from what can be pressed in one cell of a table to the same in the next row or column. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const { target } = event;
  // In a field the arrows are the field's own.
  if (step === undefined || !(target instanceof HTMLElement) || !target.matches("button, a[href]")) return;
  const cell = target.closest<HTMLTableCellElement>("td, th");
  const table = target.closest("table");
  const row = target.closest("tr");
  if (cell === null || row === null || table === null) return;
  const [down, right] = step;
  for (
    let [at, column] = [row.rowIndex + down, cell.cellIndex + right];
    table.rows[at]?.cells[column] !== undefined;
    at += down, column += right
  ) {
    const next = table.rows[at]?.cells[column]?.querySelector<HTMLElement>("button, a[href]");
    if (next == null) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}
