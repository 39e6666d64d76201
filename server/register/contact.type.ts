import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../platform/user-error.type.ts";

@ObjectType({
  description: "Who is to be reached for a household, masked; revealContact shows it in full (P5.5).",
})
export class Contact {
  @Field(() => String, { nullable: true, description: "Name, such as 王**." })
  name!: string | null;
  @Field(() => String, { nullable: true, description: "Phone, such as 138****5678." })
  phone!: string | null;
}

@ObjectType({ description: "Who is to be reached for a household, in full. Its reading stands in the journal." })
export class RevealedContact {
  @Field(() => String, { nullable: true, description: "Name." })
  name!: string | null;
  @Field(() => String, { nullable: true, description: "Phone." })
  phone!: string | null;
}

@InputType({ description: "Asks who is to be reached for one household." })
export class RevealContactInput {
  @Field(() => String, { description: "Household code 一户一码, such as E01/01-101." })
  unit!: string;
  @Field(() => String, { description: "What it is needed for, in 2 to 200 characters; kept in the journal." })
  reason!: string;
}

@ObjectType({ description: "A household's contact in full, or why it is not shown." })
export class RevealContactPayload {
  @Field(() => RevealedContact, { nullable: true, description: "Name and phone." })
  contact!: RevealedContact | null;
  @Field(() => [UserError], { description: "Why it is not shown." })
  userErrors!: readonly UserError[];
}
