import { Field, ObjectType } from "type-graphql";

@ObjectType({
  description: "Who is to be reached for a household, masked: what is hidden never leaves the database (P5.5).",
})
export class Contact {
  @Field(() => String, { nullable: true, description: "Name, such as 王**." })
  name!: string | null;
  @Field(() => String, { nullable: true, description: "Phone, such as 138****5678." })
  phone!: string | null;
}
