import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar, FenScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";

@ObjectType({ description: "Targets 年度目标 of an estate for a year; rates in ten-thousandths: 9250 is 92.50 %." })
export class Target {
  estateId!: number;
  @Field(() => Int, { description: "Year." })
  year!: number;
  @Field(() => Int, { description: "Version; earlier ones stay." })
  version!: number;
  @Field(() => DayScalar, { description: "The day from which it holds." })
  validFrom!: string;
  @Field(() => Int, { nullable: true, description: "Current collection rate 当期收缴率." })
  currentRate!: number | null;
  @Field(() => Int, { nullable: true, description: "On-time rate 缴费及时率." })
  onTimeRate!: number | null;
  @Field(() => Int, { nullable: true, description: "Overdue rate 逾期率 that is not to be passed." })
  overdueRate!: number | null;
  @Field(() => Int, { nullable: true, description: "Arrears recovery rate 清欠率." })
  recoveryRate!: number | null;
  @Field(() => FenScalar, {
    nullable: true,
    description: "Planned collections 回款计划 of the year: of its own bills and of arrears.",
  })
  planned!: bigint | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Last day of the take-over stage 接管期, where it is not what policy says.",
  })
  stageUntil!: string | null;
  @Field(() => String, { description: "Why it was set so." })
  reason!: string;
  @Field(() => InstantScalar, { description: "Set when." })
  setAt!: string;
  @Field(() => String, { description: "By whom." })
  setter!: string;
}

@InputType({ description: "Targets of one estate; what is left out has no target." })
export class TargetRow {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { nullable: true, description: "Current collection rate in ten-thousandths." })
  currentRate?: number | null;
  @Field(() => Int, { nullable: true, description: "On-time rate in ten-thousandths." })
  onTimeRate?: number | null;
  @Field(() => Int, { nullable: true, description: "Overdue rate in ten-thousandths." })
  overdueRate?: number | null;
  @Field(() => Int, { nullable: true, description: "Arrears recovery rate in ten-thousandths." })
  recoveryRate?: number | null;
  @Field(() => FenScalar, { nullable: true, description: "Planned collections of the year." })
  planned?: bigint | null;
  @Field(() => DayScalar, { nullable: true, description: "Last day of the take-over stage." })
  stageUntil?: string | null;
}

@InputType({ description: "Sets targets of estates for a year, all of them or none." })
export class SetTargetsInput {
  @Field(() => Int, { description: "Year." })
  year!: number;
  @Field(() => DayScalar, { description: "The day from which they hold." })
  validFrom!: string;
  @Field(() => String, { description: "Why they are set so." })
  reason!: string;
  @Field(() => [TargetRow], { description: "One row an estate, at most 1,000." })
  rows!: TargetRow[];
}

@ObjectType({ description: "How many estates got targets, or why nothing was done." })
export class TargetsPayload {
  @Field(() => Int, { description: "Estates with a new version." })
  estates!: number;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
