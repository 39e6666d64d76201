import { AMOUNTS, ratesIn, type UnitOfAccount } from "../figures/rates.ts";

/** Every column that the table of estates can be sorted by. */
export const sortColumns = (unit: UnitOfAccount): readonly string[] => [
  "estate",
  ...ratesIn(unit).flatMap((name) => [name, `${name}.previousPeriod`, `${name}.lastYear`]),
  ...AMOUNTS[unit],
];
