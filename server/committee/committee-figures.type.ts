import { Field, Float, Int, ObjectType } from "type-graphql";
import { FenScalar } from "../platform/scalars.ts";

@ObjectType({ description: "An estate's households and money of this year's bills, property fee." })
export class CommitteeTotal {
  @Field(() => Int, {
    nullable: true,
    description:
      "Households billed 应缴户数; null where fewer than `least` are billed, or billed no more, since it was told.",
  })
  households!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Households that have paid all of it 缴清户数; null with the households billed.",
  })
  settled!: number | null;
  @Field(() => Int, { description: "Households that have not." })
  owing!: number;
  @Field(() => Float, {
    nullable: true,
    description: "Household collection rate 户收缴率; null with the households billed.",
  })
  householdRate!: number | null;
  @Field(() => FenScalar, { description: "Net billed 净应收." })
  netBilled!: string;
  @Field(() => FenScalar, { description: "Collected 实收." })
  collected!: string;
  @Field(() => Float, { nullable: true, description: "Current collection rate 当期收缴率." })
  currentRate!: number | null;
  @Field(() => FenScalar, { description: "What is still unpaid of it 未缴." })
  unpaid!: string;
}

@ObjectType({ description: "Rates of last year at the same position 同比." })
export class CommitteeLastYear {
  @Field(() => Float, { nullable: true, description: "Household collection rate." })
  householdRate!: number | null;
  @Field(() => Float, { nullable: true, description: "Current collection rate." })
  currentRate!: number | null;
}

@ObjectType({ description: "What is open of earlier years 往年欠费." })
export class CommitteePrior {
  @Field(() => Int, { description: "Households that owe it." })
  owing!: number;
  @Field(() => FenScalar, { description: "Open." })
  open!: string;
}

@ObjectType({ description: "A building, or an age of debts; what would name somebody is null." })
export class CommitteeCell {
  @Field(() => String, {
    description: "Code of the building; or D30, D90, D180, D365: days that the household has owed.",
  })
  cell!: string;
  @Field(() => Int, {
    nullable: true,
    description: "Households billed; of a building alone, and of one that is not hidden.",
  })
  households!: number | null;
  @Field(() => Int, { nullable: true, description: "Households that owe; null where it is told together with others." })
  owing!: number | null;
  @Field(() => Float, { nullable: true, description: "Household collection rate; of a building alone." })
  householdRate!: number | null;
  @Field(() => FenScalar, { nullable: true, description: "Unpaid." })
  unpaid!: string | null;
}

@ObjectType({ description: "What the cells that are not told one by one come to together." })
export class CommitteeTogether {
  @Field(() => Int, {
    nullable: true,
    description: "Households billed; of buildings alone, and where the estate's number is told.",
  })
  households!: number | null;
  @Field(() => Int, { description: "Households that owe." })
  owing!: number;
  @Field(() => Float, { nullable: true, description: "Household collection rate; of buildings alone." })
  householdRate!: number | null;
  @Field(() => FenScalar, { description: "Unpaid." })
  unpaid!: string;
}

@ObjectType({
  description:
    "Figures out of which no group of fewer households than `least` can be worked out; null is what would name somebody (P5.4).",
})
export class CommitteeFigures {
  @Field(() => Int, { description: "Groups of fewer households are not told." })
  least!: number;
  @Field(() => CommitteeTotal, { nullable: true, description: "The estate, 1 January to the as-of date." })
  total!: CommitteeTotal | null;
  @Field(() => CommitteeLastYear, { nullable: true, description: "Last year at the same position." })
  lastYear!: CommitteeLastYear | null;
  @Field(() => CommitteePrior, { nullable: true, description: "Earlier years." })
  prior!: CommitteePrior | null;
  @Field(() => [CommitteeCell], { description: "By building; empty for a headline." })
  buildings!: readonly CommitteeCell[];
  @Field(() => CommitteeTogether, { nullable: true, description: "Buildings that are told together." })
  buildingsTogether!: CommitteeTogether | null;
  @Field(() => [CommitteeCell], { description: "By how long the household has owed; empty for a headline." })
  ages!: readonly CommitteeCell[];
  @Field(() => CommitteeTogether, { nullable: true, description: "Ages that are told together." })
  agesTogether!: CommitteeTogether | null;
}
