import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How many rows of a list match." })
export class RowCount {
  @Field(() => Int, { description: "Rows; 100,000 where there are more." })
  rows!: number;
  @Field(() => Boolean, {
    description: "Whether there are more: nobody needs to know how many, and counting them takes long.",
  })
  more!: boolean;
}
