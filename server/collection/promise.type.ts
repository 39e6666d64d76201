import { Field, ObjectType } from "type-graphql";
import { DayScalar, FenScalar } from "../platform/scalars.ts";
import { CountRate } from "./collection.type.ts";

@ObjectType({ description: "A promise to pay 缴费承诺 that has fallen due." })
export class PaymentPromise {
  @Field(() => String, { description: "Household's code 一户一码: estate and unit." })
  householdCode!: string;
  @Field(() => DayScalar, { description: "Made on." })
  madeOn!: string;
  @Field(() => DayScalar, { description: "Day promised." })
  promisedOn!: string;
  @Field(() => FenScalar, { nullable: true, description: "What was promised; null for all that was due." })
  amount!: bigint | null;
  @Field(() => FenScalar, { description: "Received of the household from the day of the promise to the day promised." })
  received!: bigint;
  @Field(() => FenScalar, { description: "Unpaid on the day promised of what was due on the day of the promise." })
  unpaid!: bigint;
  @Field(() => Boolean, { description: "Whether it was kept 是否兑现." })
  kept!: boolean;
}

@ObjectType({ description: "Promises to pay that have fallen due, and how many were kept 承诺兑现." })
export class PaymentPromises {
  @Field(() => CountRate, { description: "Promises kept ÷ promises due 承诺兑现率." })
  rate!: CountRate;
  @Field(() => [PaymentPromise], { description: "The promises, the latest first, at most 200." })
  promises!: readonly PaymentPromise[];
}
