import type { Direction } from "../format/ratio.ts";

export const MONEY_RATES = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate", "combinedRate"] as const;
export const HOUSEHOLD_RATES = ["householdRate", "householdOnTimeRate", "householdOverdueRate"] as const;
export const RATES = [...MONEY_RATES, ...HOUSEHOLD_RATES] as const;

export type MoneyRateName = (typeof MONEY_RATES)[number];
export type HouseholdRateName = (typeof HOUSEHOLD_RATES)[number];
export type RateName = (typeof RATES)[number];

/** Amounts of money whose bills can be listed. */
export const AMOUNT_FIGURES = ["billed", "netBilled", "collected", "outstanding", "openingArrears"] as const;
export type AmountFigure = (typeof AMOUNT_FIGURES)[number];

/** Everything that the panel explains. */
export type FigureName = RateName | AmountFigure;

/** What a page counts in: yuan, or households. */
export const UNITS_OF_ACCOUNT = ["MONEY", "HOUSEHOLDS"] as const;
export type UnitOfAccount = (typeof UNITS_OF_ACCOUNT)[number];

export const isRateName = (text: string): text is RateName => RATES.some((name) => name === text);

export const isAmountFigure = (text: string): text is AmountFigure => AMOUNT_FIGURES.some((name) => name === text);
export const isFigureName = (text: string): text is FigureName => isRateName(text) || isAmountFigure(text);

export const unitOfAccount = (name: FigureName): UnitOfAccount =>
  HOUSEHOLD_RATES.some((household) => household === name) ? "HOUSEHOLDS" : "MONEY";

export const ratesIn = (unit: UnitOfAccount): readonly RateName[] => (unit === "MONEY" ? MONEY_RATES : HOUSEHOLD_RATES);

/** Overdue rates are better when they fall, all others when they rise. */
export const directionOf = (name: RateName): Direction =>
  name === "overdueRate" || name === "householdOverdueRate" ? "DOWN" : "UP";

/** Amounts that stand beside the rates: yuan, or households. */
export const AMOUNTS = {
  MONEY: ["netBilled", "collected", "outstanding"],
  HOUSEHOLDS: ["householdsBilled", "householdsSettled", "householdsOverdue"],
} as const;
export type AmountName = (typeof AMOUNTS)[UnitOfAccount][number];
