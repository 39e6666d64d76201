import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { FeeClass } from "../register/word.type.ts";
import type { FigureRow } from "./kpi.store.ts";
import { lastYearPosition, previousPosition, remembering, yearToDate, type Position } from "./period.rules.ts";
import type { FigureKey } from "./scope.rules.ts";

export enum NoRateReason {
  NOTHING_BILLED = "NOTHING_BILLED",
  NOTHING_DUE = "NOTHING_DUE",
  NO_ARREARS = "NO_ARREARS",
  NO_PAYMENTS = "NO_PAYMENTS",
}
registerEnumType(NoRateReason, {
  name: "NoRateReason",
  description:
    "Why a share cannot be told: there is nothing to take a share of. Never 0 % or 100 % instead (METRICS, ground rule 4).",
});

@ObjectType({
  simpleResolvers: true,
  description: "A share of money with what it was divided from. Ask for `definition` to explain it.",
})
export class Rate {
  @Field(() => String, { description: "Code of its definition." })
  code!: string;
  @Field(() => Float, {
    nullable: true,
    description:
      "Numerator ÷ denominator, rounded to 10 places; null where the denominator is not positive. Recovery and combined rate can fall below 0.",
  })
  value!: number | null;
  @Field(() => FenScalar, { description: "In fen." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "In fen." })
  denominator!: bigint;
  @Field(() => NoRateReason, { nullable: true, description: "Why there is no value." })
  reason!: NoRateReason | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A share of households 户 or of payments 笔 with the counts that it was divided from.",
})
export class CountRate {
  @Field(() => String, { description: "Code of its definition." })
  code!: string;
  @Field(() => Float, {
    nullable: true,
    description: "Numerator ÷ denominator, rounded to 10 places; null where the denominator is 0.",
  })
  value!: number | null;
  @Field(() => Int, { description: "Count." })
  numerator!: number;
  @Field(() => Int, { description: "Count." })
  denominator!: number;
  @Field(() => NoRateReason, { nullable: true, description: "Why there is no value." })
  reason!: NoRateReason | null;
}

@ObjectType({
  description:
    "Closing of the arrears 平衡: opening + billed − waived − written off − collected − recovered − waived and written off on arrears = closing, to 0 fen.",
})
export class Bridge {
  @Field(() => FenScalar, { description: "Opening arrears 期初欠费." })
  opening!: bigint;
  @Field(() => FenScalar, { description: "Billed in the period 应收." })
  billed!: bigint;
  @Field(() => FenScalar, { description: "Waived on the period's bills 减免." })
  waived!: bigint;
  @Field(() => FenScalar, { description: "Written off on the period's bills 核销." })
  writtenOff!: bigint;
  @Field(() => FenScalar, { description: "Collected on the period's bills 当期实收." })
  collected!: bigint;
  @Field(() => FenScalar, { description: "Recovered on earlier bills 清欠." })
  recovered!: bigint;
  @Field(() => FenScalar, { description: "Waived or credited on earlier bills." })
  arrearsWaived!: bigint;
  @Field(() => FenScalar, { description: "Written off on earlier bills." })
  arrearsWrittenOff!: bigint;
  @Field(() => FenScalar, { description: "Open at the as-of date on bills due by the period's end." })
  closing!: bigint;
  @Field(() => FenScalar, { description: "What these leave unexplained: 0." })
  difference!: bigint;
}

@ObjectType({
  description:
    "Where money received in the period went 收款去向: received = to the period + to earlier + to later bills + change of held money.",
})
export class Cash {
  @Field(() => FenScalar, { description: "Receipts − reversals − refunds." })
  received!: bigint;
  @Field(() => FenScalar, { description: "To bills due in the period." })
  toPeriod!: bigint;
  @Field(() => FenScalar, { description: "To bills due before it." })
  toPrior!: bigint;
  @Field(() => FenScalar, { description: "To bills due after it." })
  toLater!: bigint;
  @Field(() => FenScalar, { description: "Change of held money." })
  heldChange!: bigint;
  @Field(() => FenScalar, { description: "What these leave unexplained: 0." })
  difference!: bigint;
}

@ObjectType({ description: "What is owed at one age 账龄." })
export class AgeingBucket {
  @Field(() => String, { description: "Days past due: not_yet_due, 1-30 … >1095." })
  bucket!: string;
  @Field(() => FenScalar, { description: "Open balance." })
  open!: bigint;
}

@ObjectType({ description: "What is owed from one year." })
export class AgeingYear {
  @Field(() => Int, { description: "Year of the due date." })
  year!: number;
  @Field(() => FenScalar, { description: "Open balance." })
  open!: bigint;
  @Field(() => Int, { description: "Bills that it stands on." })
  bills!: number;
}

@ObjectType({ description: "A point of the collection curve 回款曲线." })
export class CurvePoint {
  @Field(() => Int, { description: "Days after the due date." })
  days!: number;
  @Field(() => Float, { nullable: true, description: "Share collected by then; null where no bill is old enough." })
  value!: number | null;
  @Field(() => FenScalar, { description: "In fen." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "In fen." })
  denominator!: bigint;
}

@ObjectType({ description: "Payments through one channel 收款方式." })
export class ChannelShare {
  @Field(() => String, { description: "CASH, CARD, ONLINE, BANK_TRANSFER or BANK_COLLECTION." })
  channel!: string;
  @Field(() => FenScalar, { description: "Amount of payments received and not reversed." })
  amount!: bigint;
  @Field(() => Int, { description: "Number of payments." })
  count!: number;
}

@ObjectType({ description: "How recent the records behind a figure are." })
export class Freshness {
  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the latest batch that touched the scope's estates was recorded.",
  })
  recordedAt!: string | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Latest day of a bill, receipt or adjustment known, up to today.",
  })
  latestEntryOn!: string | null;
  @Field(() => Boolean, {
    description:
      "Whether the records stopped more than 35 days before the as-of date: the figures may lack what happened since.",
  })
  stale!: boolean;
}

@ObjectType({
  description:
    "How far the cells that make figures instant are behind the ledger. Figures are exact all the same: what waits is read from the ledger.",
})
export class CellLag {
  @Field(() => Int, { description: "Cells that wait to be recomputed." })
  cells!: number;
  @Field(() => InstantScalar, { nullable: true, description: "Since when the oldest of them waits." })
  since!: string | null;
}

@ObjectType({ description: "What may be missing behind a figure." })
export class Completeness {
  @Field(() => Int, { description: "Rows of the scope's estates that wait in quarantine 待处理数据." })
  quarantinedRows!: number;
  @Field(() => Int, { description: "Estates in scope." })
  estates!: number;
  @Field(() => Int, { description: "Estates in scope without any bill, receipt or adjustment." })
  estatesWithoutRecords!: number;
}

@ObjectType({ simpleResolvers: true, description: "A period as it was asked for." })
export class PeriodRange {
  @Field(() => DayScalar, { description: "First day." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day." })
  to!: string;
}

/** Rows of rates: by money, or by household. */
export type RatesOf = "collection_money" | "collection_households";

export const OTHERS = ["previousPeriod", "lastYear", "yearToDate"] as const;
/** A position that follows from the one asked for. */
export type Other = (typeof OTHERS)[number];

const POSITIONS: Readonly<Record<Other, (position: Position) => Position>> = {
  previousPeriod: remembering(previousPosition),
  lastYear: remembering(lastYearPosition),
  yearToDate,
};

/** The figures of one scope and position; its fields read only what is asked for. */
@ObjectType({
  description:
    "Figures 指标 of a scope over a period as of a day, as known at a time: a pure function of these four (METRICS, ground rule 3).",
})
export class Collection {
  /** Rows that were read before they are asked for; undefined for a scope without bills. */
  readonly ahead = new Map<RatesOf, FigureRow | undefined>();
  private readonly others = new Map<Other, Collection>();

  constructor(readonly figure: FigureKey) {}

  /** The same scope at another position: one object, however often it is asked for. */
  other(other: Other): Collection {
    const known = this.others.get(other);
    if (known !== undefined) return known;
    const made = new Collection({ ...this.figure, ...POSITIONS[other](this.figure) });
    this.others.set(other, made);
    return made;
  }

  @Field(() => DayScalar, { description: "As-of date 统计截止日: what had happened by the end of this day." })
  asOf(): string {
    return this.figure.asOf;
  }

  @Field(() => PeriodRange, { description: "The period; bills belong to it by due date." })
  period(): PeriodRange {
    return { from: this.figure.from, to: this.figure.to };
  }

  @Field(() => FeeClass, { nullable: true, description: "Fee class counted; null for all." })
  feeClass(): string | null {
    return this.figure.feeClass;
  }
}

@ObjectType({
  description:
    "One group of a breakdown. Groups add up to their scope, except household counts by liable kind or fee item.",
})
export class CollectionGroup {
  @Field(() => String, { description: "Code or name of the group; empty for what belongs to none." })
  key!: string;
  @Field(() => String, { description: "Name of the estate or building as registered now; the key for other groups." })
  label!: string;
  @Field(() => Collection, { description: "Its figures." })
  collection!: Collection;
}
