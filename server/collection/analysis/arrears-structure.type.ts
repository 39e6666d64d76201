import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { DayScalar, FenScalar } from "../../platform/scalars.ts";

@ObjectType({ description: "A household's overdue money: a case to be followed up." })
export class ArrearsCase {
  @Field(() => ID, { description: "Household code 一户一码." })
  householdCode!: string;
  @Field(() => String, { description: "Code of its estate." })
  estateCode!: string;
  @Field(() => String, { description: "Name of its estate." })
  estateName!: string;
  @Field(() => FenScalar, { description: "Money at risk: open on bills that are overdue." })
  open!: bigint;
  @Field(() => DayScalar, { description: "Earliest due date of those bills." })
  since!: string;
  @Field(() => Int, { description: "How many bills." })
  bills!: number;
  @Field(() => Float, { description: "Share of all that is overdue, this case and all larger ones together." })
  runningShare!: number;
}

@ObjectType({ description: "Overdue money of an estate." })
export class ArrearsOfEstate {
  @Field(() => ID, { description: "Its code." })
  code!: string;
  @Field(() => String, { description: "Its name." })
  name!: string;
  @Field(() => Int, { description: "Households that owe." })
  owing!: number;
  @Field(() => FenScalar, { description: "What they owe." })
  open!: bigint;
  @Field(() => Float, { description: "Share of all that is overdue." })
  share!: number;
  @Field(() => Float, { nullable: true, description: "Share of it that the largest fifth of its debtors owe." })
  topFifth!: number | null;
}

@ObjectType({ description: "How overdue money is spread over households 欠费结构." })
export class ArrearsStructure {
  @Field(() => DayScalar, { description: "As of which day." })
  asOf!: string;
  @Field(() => Int, { description: "Households billed by then, owing or not." })
  households!: number;
  @Field(() => Int, { description: "Households that owe: the base of every measure here." })
  owing!: number;
  @Field(() => FenScalar, { description: "What they owe." })
  open!: bigint;
  @Field(() => Float, { nullable: true, description: "Gini coefficient over debtors: 0 where all owe the same." })
  gini!: number | null;
  @Field(() => Float, { nullable: true, description: "The same over all households billed, most of whom owe nothing." })
  giniOfAll!: number | null;
  @Field(() => Float, { nullable: true, description: "Theil's T over debtors." })
  theil!: number | null;
  @Field(() => Float, { nullable: true, description: "Of it between estates; the rest is within them." })
  theilBetween!: number | null;
  @Field(() => Float, { nullable: true, description: "Herfindahl–Hirschman index of the estates' shares." })
  herfindahl!: number | null;
  @Field(() => Float, { nullable: true, description: "Share that the largest fifth of debtors owe." })
  topFifth!: number | null;
  @Field(() => [Float], { description: "Lorenz curve: shares of debtors, smallest first." })
  lorenzMembers!: number[];
  @Field(() => [Float], { description: "And what they owe of all." })
  lorenzAmounts!: number[];
  @Field(() => [ArrearsOfEstate], { description: "By estate, the largest first." })
  estates!: ArrearsOfEstate[];
  @Field(() => [ArrearsCase], { description: "Cases by money at risk, the largest first." })
  cases!: ArrearsCase[];
}
