import type { TFunction } from "i18next";
import type { CommitteeFigure, ShownFiguresFragment, ShownReleaseFragment } from "../api/generated/graphql.ts";
import type { FileValue } from "../format/file-value.ts";
import { count, yuan } from "../format/money.ts";
import { difference, percent, signed, type Ratio } from "../format/ratio.ts";

/** A number of the window: what it is, how much, and what it means in a sentence. */
export interface ToldFigure {
  readonly figure: CommitteeFigure;
  readonly name: string;
  readonly value: string;
  /** The same as a file holds it. */
  readonly saved: FileValue;
  readonly sentences: readonly string[];
  /** Code of its definition in the glossary, where it has one. */
  readonly metric?: string;
}

const MILLION = 1_000_000;

/** A share that the server gave as a number of 10 places, as a fraction. */
export const shareOf = (value: number): Ratio => ({ numerator: Math.round(value * MILLION), denominator: MILLION });

/** Stands for a number that is not told. */
const NOT_TOLD = "—";

/** Households that have settled, of those billed. */
export const settledOf = ({ households, owing }: { readonly households: number; readonly owing: number }): Ratio => ({
  numerator: households - owing,
  denominator: households,
});

/** An amount as it stands by itself, with its unit. */
const amountOf = (t: TFunction, fen: string) => ({
  value: t("yuanOf", { amount: yuan(fen) }),
  saved: { fen },
});

const rateOf = (share: Ratio) => ({ value: percent(share), saved: { share } });

/** What stands for a number that is not told. */
const wordsOf = (value: string) => ({ value, saved: value });

/** The figures in the order in which owners ask for them: households first. */
export function toldFigures(t: TFunction, { figures, target }: ShownReleaseFragment): readonly ToldFigure[] {
  const { total, prior } = figures;
  if (total === null) return [];
  const { owing, netBilled, collected, unpaid } = total;
  return [
    householdFigure(t, figures, total),
    {
      figure: "netBilled",
      name: t("figurenetBilled"),
      ...amountOf(t, netBilled),
      sentences: [t("sayBilled")],
      metric: "net_billed",
    },
    {
      figure: "collected",
      name: t("figurecollected"),
      ...amountOf(t, collected),
      sentences: [t("sayCollected")],
      metric: "collected",
    },
    {
      figure: "currentRate",
      name: t("figurecurrentRate"),
      ...rateOf({ numerator: collected, denominator: netBilled }),
      sentences: [
        t("sayCurrent", { collected: yuan(collected), netBilled: yuan(netBilled) }),
        lastYear(t, figures, "currentRate"),
        ...(target === null ? [] : [targetSaid(t, { numerator: collected, denominator: netBilled }, target)]),
      ],
      metric: "current_rate",
    },
    {
      figure: "unpaid",
      name: t("figureunpaid"),
      ...amountOf(t, unpaid),
      sentences: [t("sayUnpaid", { owing: count(owing) })],
    },
    priorFigure(t, prior, figures.least),
  ];
}

function householdFigure(
  t: TFunction,
  figures: ShownFiguresFragment,
  { households, settled, owing }: NonNullable<ShownFiguresFragment["total"]>,
): ToldFigure {
  const named = { figure: "householdRate", name: t("figurehouseholdRate"), metric: "household_rate" } as const;
  if (households === null || settled === null)
    return {
      ...named,
      ...wordsOf(NOT_TOLD),
      sentences: [t("sayOwing", { owing: count(owing) }), t("countsNotTold", { least: figures.least })],
    };
  return {
    ...named,
    ...rateOf({ numerator: settled, denominator: households }),
    sentences: [
      t("sayHouseholds", { households: count(households), settled: count(settled), owing: count(owing) }),
      lastYear(t, figures, "householdRate"),
    ],
  };
}

function priorFigure(t: TFunction, prior: ShownFiguresFragment["prior"], least: number): ToldFigure {
  const named = { figure: "prior", name: t("figureprior") } as const;
  if (prior === null)
    return { ...named, ...wordsOf(t("committeeWithheld")), sentences: [t("committeeWithheldHint", { least })] };
  const owed = prior.owing === 0 ? t("sayPriorNone") : t("sayPrior", { owing: count(prior.owing) });
  return { ...named, ...amountOf(t, prior.open), sentences: [owed] };
}

function lastYear(t: TFunction, figures: ShownFiguresFragment, rate: "householdRate" | "currentRate"): string {
  const value = figures.lastYear?.[rate] ?? null;
  return value === null ? t("sayLastYearNone") : t("sayLastYear", { value: percent(shareOf(value)) });
}

function targetSaid(t: TFunction, rate: Ratio, target: number): string {
  const goal = shareOf(target);
  const points = difference(rate, goal);
  const reached =
    points === null || points >= 0n
      ? t("targetReached")
      : t("targetMissed", { points: signed(-points).replace("+", "") });
  return t("sayTarget", { value: percent(goal), reached });
}

/** What stands in the place of figures that may not be told this time. */
export const withheldState = (t: TFunction, { least }: Pick<ShownFiguresFragment, "least">) =>
  ({ kind: "EMPTY", title: t("committeeWithheld"), hint: t("committeeWithheldHint", { least }) }) as const;

/** A building or an age as the table shows it. */
export interface ToldCell {
  readonly cell: string;
  readonly name: string;
  /** Null where it is told together with others, and of those together where it may not be told. */
  readonly households: number | null;
  /** Null where it is told together with others. */
  readonly owing: number | null;
  readonly unpaid: string | null;
}

/** How many are billed and which share has settled, in words. */
export function toldCounts(t: TFunction, { households, owing }: ToldCell): { billed: string; rate: string } {
  if (owing === null) return { billed: t("toldTogether"), rate: t("toldTogether") };
  if (households === null) return { billed: NOT_TOLD, rate: NOT_TOLD };
  return { billed: count(households), rate: percent(settledOf({ households, owing })) };
}

/** A building or an age as a file holds it: its name, who is billed and which share has settled where that is told, who owes, how much. */
export function savedCell(t: TFunction, row: ToldCell, rates: boolean): readonly FileValue[] {
  const { name, households, owing, unpaid } = row;
  const words = toldCounts(t, row);
  const share = households === null || owing === null ? null : { share: settledOf({ households, owing }) };
  return [
    name,
    ...(rates ? [owing === null ? words.billed : (households ?? words.billed), share ?? words.rate] : []),
    owing ?? t("toldTogether"),
    unpaid === null ? t("toldTogether") : { fen: unpaid },
  ];
}

export function toldBuildings(t: TFunction, { figures, buildings }: ShownReleaseFragment): readonly ToldCell[] {
  const names = new Map(buildings.map(({ code, name }) => [code, name]));
  const rest = figures.buildingsTogether;
  const restName = figures.buildings.every(({ owing }) => owing === null) ? t("allOfBuildings") : t("restOfBuildings");
  return [
    ...figures.buildings.map((row) => ({ ...row, name: names.get(row.cell) ?? row.cell })),
    ...(rest === null ? [] : [{ ...rest, cell: "", name: restName }]),
  ];
}

const AGES = ["D30", "D90", "D180", "D365"] as const;

export const ageName = (t: TFunction, cell: string): string => {
  const age = AGES.find((known) => known === cell);
  return age === undefined ? cell : t(`age${age}`);
};

export function toldAges(t: TFunction, { figures }: ShownReleaseFragment): readonly ToldCell[] {
  const rest = figures.agesTogether;
  const restName = figures.ages.every(({ owing }) => owing === null) ? t("allOfAges") : t("restOfAges");
  const known = new Map(figures.ages.map((row) => [row.cell, row]));
  return [
    ...AGES.flatMap((age) => {
      const row = known.get(age);
      return row === undefined ? [] : [{ ...row, households: null, name: ageName(t, age) }];
    }),
    ...(rest === null ? [] : [{ ...rest, households: null, cell: "", name: restName }]),
  ];
}
