import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { RestatementKey } from "./restatement.store.ts";

export enum ClosedRate {
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
}
registerEnumType(ClosedRate, { name: "ClosedRate", description: "A rate that is frozen with a closed month." });

export enum ClosingIdentity {
  BRIDGE = "BRIDGE",
  CASH = "CASH",
  AGEING = "AGEING",
  PORTFOLIO = "PORTFOLIO",
}
registerEnumType(ClosingIdentity, {
  name: "ClosingIdentity",
  description:
    "What has to hold before a month is closed: the bridge 平衡, the cash flow 收款去向, ageing = what is open on all bills, estates = portfolio.",
});

export enum RestatingCause {
  BILL = "BILL",
  VOID = "VOID",
  ALLOCATION = "ALLOCATION",
  WAIVER = "WAIVER",
  CREDIT_NOTE = "CREDIT_NOTE",
  WRITE_OFF = "WRITE_OFF",
  HOUSEHOLD = "HOUSEHOLD",
}
registerEnumType(RestatingCause, {
  name: "RestatingCause",
  description:
    "What was recorded: a bill, its void 作废, money allocated to it, a waiver 减免, a credit note 红冲, a write-off 核销; of a household rate, the household.",
});

@ObjectType({ description: "What an identity leaves unexplained." })
export class ClosingCheck {
  @Field(() => ClosingIdentity, { description: "Which." })
  identity!: ClosingIdentity;
  @Field(() => FenScalar, {
    description: "What the identity leaves unexplained, all estates together without sign; 0 where it holds.",
  })
  difference!: bigint;
  @Field(() => [String], { description: "Codes of the estates where it does not hold." })
  estates!: readonly string[];
}

@ObjectType({ description: "Exceptions of one rule that stand open 待核实." })
export class ClosingException {
  @Field(() => String, { description: "Code of the rule." })
  rule!: string;
  @Field(() => Int, { description: "How many." })
  open!: number;
  @Field(() => FenScalar, { description: "Money at stake." })
  amount!: bigint;
}

@ObjectType({ description: "What closing a month would freeze, and what stands in its way or is to be known first." })
export class Closing {
  @Field(() => DayScalar, { description: "First day of the month." })
  month!: string;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点 that it would have; null where nothing is recorded.",
  })
  knownAt!: string | null;
  @Field(() => Int, { description: "Estates." })
  estates!: number;
  @Field(() => [ClosingCheck], { description: "The identities." })
  checks!: readonly ClosingCheck[];
  @Field(() => [ClosingException], { description: "Exceptions that stand open, by rule." })
  exceptions!: readonly ClosingException[];
  @Field(() => Int, { description: "Rows that wait in quarantine 待处理数据." })
  quarantinedRows!: number;
  @Field(() => [String], {
    description: "Codes of estates without any entry after the month's last day: their records may not be complete.",
  })
  estatesBehind!: readonly string[];
}

@ObjectType({ description: "A rate with what it was divided from: fen, or households of a household rate." })
export class RestatedPart {
  @Field(() => Float, {
    nullable: true,
    description: "Numerator ÷ denominator, rounded to 10 places; null where the denominator is not positive.",
  })
  value!: number | null;
  @Field(() => FenScalar, { description: "Fen, or households." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "Fen, or households." })
  denominator!: bigint;
}

@ObjectType({ description: "A rate of a closed month as it was closed and as it is now." })
export class RestatedRate {
  estateId!: number | null;
  @Field(() => RestatedPart, { description: "As it was closed." })
  closed!: RestatedPart;
  @Field(() => RestatedPart, { description: "The same month as of the same last day, with everything recorded since." })
  now!: RestatedPart;
  @Field(() => Boolean, { description: "Whether numerator or denominator has changed since." })
  restated!: boolean;
}

@ObjectType({ description: "The restatement 追溯调整 of one rate of a closed month." })
export class Restatement {
  of!: RestatementKey;
  @Field(() => ClosedRate, { description: "Which rate." })
  rate!: ClosedRate;
  @Field(() => RestatedRate, { description: "The viewer's estates together, or the one that was asked for." })
  total!: RestatedRate;
  @Field(() => [RestatedRate], { description: "Each estate." })
  estates!: readonly RestatedRate[];
}

@ObjectType({ description: "A row recorded after the close that changes the rate." })
export class RestatingRow {
  estateId!: number;
  unitId!: bigint;
  rowKey!: string;
  @Field(() => RestatingCause, { description: "What was recorded." })
  cause!: RestatingCause;
  @Field(() => String, { nullable: true, description: "Number of the bill; null for a household." })
  billNo!: string | null;
  @Field(() => String, { nullable: true, description: "Number of the receipt or adjustment that it comes from." })
  entryNo!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether that entry itself was recorded after the close; else it was allocated anew because of another.",
  })
  entryIsLate!: boolean | null;
  @Field(() => Int, { nullable: true, description: "Batch that recorded it." })
  batchId!: number | null;
  @Field(() => InstantScalar, { nullable: true, description: "When it was recorded." })
  recordedAt!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Day on which it is effective; of a bill its issue." })
  effectiveOn!: string | null;
  @Field(() => FenScalar, { nullable: true, description: "Its amount." })
  amount!: bigint | null;
  @Field(() => FenScalar, { description: "What it adds to the numerator: fen, or households." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "What it adds to the denominator: fen, or households." })
  denominator!: bigint;
}

@ObjectType({
  description:
    "A page of rows, the heaviest first. Over all pages they add up to the change of the rate's parts, to the fen.",
})
export class RestatingRowConnection {
  @Field(() => [RestatingRow], { description: "Rows." })
  nodes!: readonly RestatingRow[];
  @Field(() => Int, { description: "How many there are in all." })
  count!: number;
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "What a recomputation of a closed month from the ledger gives." })
export class CloseReplay {
  @Field(() => Boolean, { description: "Whether the entries recorded by then are those that were closed." })
  inputsMatch!: boolean;
  @Field(() => Boolean, {
    description: "Whether the figures worked out from them, known at the close, are the same bytes.",
  })
  outputsMatch!: boolean;
  @Field(() => Int, { description: "Estates that were worked out anew." })
  estates!: number;
  @Field(() => [String], { description: "Codes of estates that differ." })
  differing!: readonly string[];
}

@ObjectType({ description: "An estate's frozen figures of a closed month." })
export class ClosedEstate {
  estateId!: number;
  @Field(() => Int, { description: "Bills, receipts, adjustments and voids that they were worked out from." })
  entries!: number;
  @Field(() => String, { description: "The figures as they were frozen: JSON whose bytes the digest is of." })
  figures!: string;
  @Field(() => String, { description: "SHA-256 of the entries." })
  inputsSha256!: string;
  @Field(() => String, { description: "SHA-256 of the figures." })
  outputsSha256!: string;
  @Field(() => Int, { description: "Exceptions that stood open." })
  openExceptions!: number;
  @Field(() => Int, { description: "Rows that waited in quarantine." })
  quarantinedRows!: number;
}

@ObjectType({ description: "A month that headquarters has closed 月结." })
export class MonthClose {
  @Field(() => DayScalar, { description: "First day of the month." })
  month!: string;
  @Field(() => DayScalar, { description: "Last day of the month: as-of date 统计截止日 of its figures." })
  asOf!: string;
  @Field(() => InstantScalar, { description: "Known-at time 入账截止时点." })
  knownAt!: string;
  @Field(() => InstantScalar, { description: "When it was closed." })
  closedAt!: string;
  @Field(() => String, { description: "Who closed it." })
  closedBy!: string;
  @Field(() => String, {
    description: "What was said about exceptions and rows that stood open; empty where none did.",
  })
  reason!: string;
  @Field(() => Int, { description: "Estates of the portfolio." })
  estateCount!: number;
  @Field(() => Int, { description: "Exceptions that stood open, over the portfolio." })
  openExceptions!: number;
  @Field(() => Int, { description: "Rows that waited in quarantine, over the portfolio." })
  quarantinedRows!: number;
  @Field(() => String, { description: "SHA-256 over the digests of all estates' entries." })
  inputsSha256!: string;
  @Field(() => String, { description: "SHA-256 over the digests of all estates' figures." })
  outputsSha256!: string;
}

@ObjectType({ description: "The closed month, or why it was not closed." })
export class MonthClosePayload {
  @Field(() => MonthClose, { nullable: true, description: "The month as it was closed." })
  monthClose!: MonthClose | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
