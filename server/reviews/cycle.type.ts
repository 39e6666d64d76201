import { Field, Int, ObjectType } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";

@ObjectType({ description: "A review 考核 of a year, a quarter or a month (P3.5, P6.8)." })
export class Review {
  cycleId!: number;
  schemeVersion!: number;
  @Field(() => String, { description: "2026, 2026-Q3 or 2026-10." })
  code!: string;
  @Field(() => DayScalar, { description: "First day." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Last day, as of which figures are drawn." })
  endsOn!: string;
  @Field(() => Int, { description: "Calendar days for statement and appeal 申诉期." })
  appealDays!: number;
  @Field(() => InstantScalar, { description: "Opened when." })
  openedAt!: string;
  @Field(() => String, { description: "By whom." })
  opener!: string;
}

@ObjectType({ description: "The review as it stands now, or why nothing was done." })
export class ReviewPayload {
  @Field(() => Review, { nullable: true, description: "The review." })
  review!: Review | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
