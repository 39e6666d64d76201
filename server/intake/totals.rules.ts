const TOTALS = /^(本?[页月期年]|累计|本年|全部)?(合计|小计|总计|共计)[:：]?$|^(sub-?|grand)?totals?:?$/i;

/** Whether a row sums others up: one of its first two filled cells says 合计, 小计, 总计 or total, and nothing else. */
export function isTotalsRow(cells: readonly string[]): boolean {
  const leading = cells.filter((cell) => cell.trim() !== "").slice(0, 2);
  return leading.some((cell) => TOTALS.test(cell.replace(/\s/gu, "")));
}
