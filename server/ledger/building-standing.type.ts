import { Field, Int, ObjectType } from "type-graphql";
import { DayScalar, FenScalar } from "../platform/scalars.ts";
import { UnitUse } from "../register/word.type.ts";
import { BillStatus } from "./ledger.type.ts";

/** Where a building stands, and as of and as known when its households are read. */
export interface BuildingKey {
  readonly estateId: number;
  readonly buildingId: string;
  readonly asOf: string;
  readonly knownAt: string | null;
}

@ObjectType({ description: "How many households of a building stand how; each is counted once, save in holding." })
export class StandingCounts {
  @Field(() => Int, { description: "Households 户: units that are no parking or storage unit." })
  households!: number;
  @Field(() => Int, { description: "All bills paid 已缴." })
  paid!: number;
  @Field(() => Int, { description: "A bill is overdue 逾期." })
  overdue!: number;
  @Field(() => Int, { description: "A bill is unpaid, none overdue 未缴." })
  unpaid!: number;
  @Field(() => Int, { description: "Nothing open, but something written off 已核销." })
  writtenOff!: number;
  @Field(() => Int, { description: "All bills waived 已减免." })
  waived!: number;
  @Field(() => Int, { description: "No bill so far." })
  unbilled!: number;
  @Field(() => Int, { description: "Money is held 暂存, whatever the household owes." })
  holding!: number;
}

@ObjectType({ description: "A household of a building and how it stands; a cell of the unit grid 房态图." })
export class HouseholdStanding {
  @Field(() => String, { description: "Code of the unit within its estate 房号." })
  unitCode!: string;
  @Field(() => String, { description: "Stable household code 一户一码." })
  householdCode!: string;
  @Field(() => UnitUse, { description: "What the unit is used for 用途." })
  use!: UnitUse;
  @Field(() => BillStatus, {
    nullable: true,
    description: "Most pressing state of its bills, as in the household's ledger; null without a bill.",
  })
  status!: BillStatus | null;
  @Field(() => FenScalar, { description: "Open on its bills, written-off balances left out." })
  open!: bigint;
  @Field(() => FenScalar, { description: "Part of it that is overdue 逾期." })
  overdue!: bigint;
  @Field(() => FenScalar, { description: "Held money 暂存." })
  held!: bigint;
}

@ObjectType({ description: "How the households of a building stand as of a day, over all fee classes (P3.1)." })
export class BuildingStanding {
  constructor(readonly key: BuildingKey) {}

  @Field(() => DayScalar, { description: "As-of date 统计截止日." })
  asOf(): string {
    return this.key.asOf;
  }
}
