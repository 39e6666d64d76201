import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { ApiToken, Person } from "./person.type.ts";

@ObjectType({ description: "A page of people." })
export class PersonConnection {
  /** What was searched for; null for everybody. */
  text!: string | null;
  @Field(() => [Person], { description: "People in the order in which they were added." })
  nodes!: readonly Person[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "A link with which somebody chooses a password, once." })
export class InvitationLink {
  @Field(() => String, { description: "Path of the link; shown once. What follows # never reaches a server's log." })
  path!: string;
  @Field(() => InstantScalar, { description: "Until when it may be used." })
  expiresAt!: string;
}

@ObjectType({ description: "A person as they stand now, or why nothing was done." })
export class PersonPayload {
  @Field(() => Person, { nullable: true, description: "The person." })
  person!: Person | null;
  @Field(() => InvitationLink, { nullable: true, description: "The link, where one was made." })
  invitation!: InvitationLink | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: "A token as it stands now, or why nothing was done." })
export class TokenPayload {
  @Field(() => ApiToken, { nullable: true, description: "The token." })
  token!: ApiToken | null;
  @Field(() => String, { nullable: true, description: "What the machine shows; told once, stored nowhere." })
  secret!: string | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
