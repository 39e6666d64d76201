import { readFigureView, writeFigureView, type FigureView } from "../figures/figure-view.ts";
import { AMOUNTS, ratesIn, type UnitOfAccount } from "../figures/rates.ts";

/** Every column that a table of buildings can be sorted by. */
const sortColumns = (unit: UnitOfAccount): readonly string[] => [
  "building",
  ...ratesIn(unit).flatMap((name) => [name, `${name}.previousPeriod`, `${name}.lastYear`]),
  ...AMOUNTS[unit],
];

export const readView = (search: URLSearchParams, today: string): FigureView =>
  readFigureView(search, today, sortColumns);

export function writeView(view: FigureView, today: string, said: URLSearchParams): URLSearchParams {
  const search = new URLSearchParams(said);
  writeFigureView(search, view, today);
  return search;
}
