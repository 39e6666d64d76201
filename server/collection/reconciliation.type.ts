import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, FenScalar } from "../platform/scalars.ts";
import { Channel } from "../ledger/ledger.type.ts";

export enum TotalSource {
  BANK = "BANK",
  FINANCE = "FINANCE",
}
registerEnumType(TotalSource, { name: "TotalSource", description: "银行 BANK, 财务 FINANCE." });

export enum TotalFigure {
  RECEIVED = "RECEIVED",
  BILLED = "BILLED",
  OPENING = "OPENING",
}
registerEnumType(TotalFigure, { name: "TotalFigure", description: "收款 RECEIVED, 应收 BILLED, 期初欠费 OPENING." });

@ObjectType({ description: "The ledger against what bank or finance say of an estate's month 对账差异." })
export class Reconciliation {
  estateId!: number;
  @Field(() => DayScalar, { description: "First day of the month." })
  month!: string;
  @Field(() => TotalSource, { description: "Who says so." })
  source!: TotalSource;
  @Field(() => Channel, { nullable: true, description: "Way of paying; null for all together." })
  channel!: Channel | null;
  @Field(() => TotalFigure, { description: "What is compared." })
  figure!: TotalFigure;
  @Field(() => Int, {
    nullable: true,
    description: "How many days of the month are stated and compared; null where the whole month is.",
  })
  days!: number | null;
  @Field(() => FenScalar, { description: "What bank or finance say, in fen." })
  stated!: bigint;
  @Field(() => FenScalar, { description: "What the ledger says of the same days, in fen." })
  recorded!: bigint;
  @Field(() => FenScalar, { description: "Ledger less statement; 0 where they agree." })
  difference!: bigint;
}
