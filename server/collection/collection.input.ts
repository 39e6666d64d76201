import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { FeeClass, LiableKind, PropertyType, UnitUse } from "../register/word.type.ts";
import { soughtKnownAt } from "../ledger/known-at.loader.ts";
import { comparableLoader } from "./comparable.loader.ts";
import { lastYearPosition, previousPosition } from "./period.rules.ts";
import { resolveSlice } from "./resolve-slice.ts";
import type { FigureKey, Scope } from "./scope.rules.ts";

export enum Dimension {
  REGION = "region",
  CITY_COMPANY = "city_company",
  ESTATE = "estate",
  BUILDING = "building",
  PROPERTY_TYPE = "property_type",
  USE = "use",
  FEE_CLASS = "fee_class",
  FEE_ITEM = "fee_item",
  LIABLE_KIND = "liable_kind",
}
registerEnumType(Dimension, { name: "Dimension", description: "What figures can be broken down by." });

export enum RateFigure {
  CURRENT_RATE = "current_rate",
  RATE_BEFORE_WAIVERS = "rate_before_waivers",
  WAIVER_RATE = "waiver_rate",
  ON_TIME_RATE = "on_time_rate",
  OVERDUE_RATE = "overdue_rate",
  RECOVERY_RATE = "recovery_rate",
  PRIOR_RECOVERY_RATE = "prior_recovery_rate",
  COMBINED_RATE = "combined_rate",
  HOUSEHOLD_RATE = "household_rate",
  HOUSEHOLD_OVERDUE_RATE = "household_overdue_rate",
  HOUSEHOLD_ON_TIME_RATE = "household_on_time_rate",
  BILLED = "billed",
  NET_BILLED = "net_billed",
  COLLECTED = "collected",
  OUTSTANDING = "outstanding",
  OPENING_ARREARS = "opening_arrears",
}
registerEnumType(RateFigure, { name: "RateFigure", description: "A rate or an amount whose rows can be listed." });

export enum ComparedPeriod {
  PREVIOUS_PERIOD = "PREVIOUS_PERIOD",
  LAST_YEAR = "LAST_YEAR",
}
registerEnumType(ComparedPeriod, {
  name: "ComparedPeriod",
  description: "What a period is compared with: the one before 环比, or the same one last year 同比.",
});

@InputType({ description: "A range of days, both included; bills belong to it by due date." })
export class PeriodInput {
  @Field(() => DayScalar, { description: "First day." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day." })
  to!: string;
}

@InputType({
  description:
    "Narrows a scope; what is left out does not narrow. An empty text stands for what has no region or company. What names nothing known is refused.",
})
export class SliceInput {
  @Field(() => [String], { nullable: true, description: "Codes of estates 项目编码." })
  estates?: string[] | null;
  @Field(() => [String], { nullable: true, description: "Regions 区域." })
  regions?: string[] | null;
  @Field(() => [String], { nullable: true, description: "City companies 城市公司." })
  cityCompanies?: string[] | null;
  @Field(() => [PropertyType], { nullable: true, description: "Property types 物业类型." })
  propertyTypes?: PropertyType[] | null;
  @Field(() => [UnitUse], { nullable: true, description: "Uses 用途, as frozen on the bill." })
  uses?: UnitUse[] | null;
  @Field(() => [String], { nullable: true, description: "Fee items 收费项目." })
  feeItems?: string[] | null;
  @Field(() => [LiableKind], {
    nullable: true,
    description: "Liable kinds; held money and cash have none, so they are not told then.",
  })
  liableKinds?: LiableKind[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Leaves developers' unsold units out 不含开发商; the same as every other liable kind.",
  })
  excludeDevelopers?: boolean | null;
  @Field(() => ComparedPeriod, {
    nullable: true,
    description:
      "Only comparable estates 可比项目: those with bills both in the period and in the one that it is compared with.",
  })
  comparableWith?: ComparedPeriod | null;
}

@ArgsType()
export class CollectionArguments {
  @Field(() => PeriodInput, { description: "The period." })
  period!: PeriodInput;
  @Field(() => DayScalar, { nullable: true, description: "As-of date 统计截止日; today when left out." })
  asOf?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; everything recorded when left out.",
  })
  knownAt?: string | null;
  @Field(() => FeeClass, {
    nullable: true,
    defaultValue: FeeClass.PROPERTY_FEE,
    description: "Fee class; null for all.",
  })
  feeClass?: FeeClass | null;
  @Field(() => SliceInput, { nullable: true, description: "Narrows the scope." })
  slice?: SliceInput | null;
}

/** The figure key of a scope for what was asked; a period that ends before it begins is refused. */
export async function figureOf(
  scope: Scope,
  { period, asOf, knownAt, feeClass, slice }: CollectionArguments,
  context: RequestContext,
): Promise<FigureKey> {
  const { from, to } = period;
  if (to < from) throw inputError("period", `The period ends (${to}) before it begins (${from}): swap from and to.`);
  const figure: FigureKey = {
    scope,
    from,
    to,
    asOf: asOf ?? context.today,
    knownAt: await soughtKnownAt(context, knownAt ?? null),
    feeClass: feeClass ?? null,
    slice: await resolveSlice(context, slice),
  };
  return slice?.comparableWith == null ? figure : comparable(context, figure, slice.comparableWith);
}

/** The figure over the estates alone that have bills in the other period too. */
async function comparable(context: RequestContext, figure: FigureKey, period: ComparedPeriod): Promise<FigureKey> {
  const other = period === ComparedPeriod.LAST_YEAR ? lastYearPosition(figure) : previousPosition(figure);
  const { scope: _scope, ...position } = figure;
  const estates = await context.load(comparableLoader, { ...position, other });
  return { ...figure, slice: { ...figure.slice, estates } };
}
