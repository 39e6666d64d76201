import { Field, InputType, Int } from "type-graphql";
import type { Role } from "../platform/actor.ts";
import { DayScalar } from "../platform/scalars.ts";
import type { InterestKind } from "./declare-interest.ts";
import { InterestKindEnum, RoleEnum } from "./person.type.ts";

@InputType({ description: "Signs in." })
export class SignInInput {
  @Field(() => String, { description: "Phone number or e-mail address." })
  login!: string;
  @Field(() => String, { description: "Password." })
  password!: string;
}

@InputType({ description: "Uses an invitation." })
export class AcceptInvitationInput {
  @Field(() => String, { description: "The part of the link after #." })
  secret!: string;
  @Field(() => String, { description: "Password to sign in with from now on." })
  password!: string;
}

@InputType({ description: "Changes one's own password." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The present one." })
  current!: string;
  @Field(() => String, { description: "The one from now on." })
  next!: string;
}

@InputType({ description: "Chooses the role to act in." })
export class ChooseRoleInput {
  @Field(() => RoleEnum, { description: "One of those held." })
  role!: Role;
}

@InputType({ description: "Invites somebody." })
export class InvitePersonInput {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { description: "Phone number or e-mail address to sign in with." })
  login!: string;
}

@InputType({ description: "Grants a role." })
export class GrantRoleInput {
  @Field(() => Int, { description: "To whom." })
  personId!: number;
  @Field(() => RoleEnum, { description: "The role." })
  role!: Role;
  @Field(() => [String], { description: "Codes of estates; empty for the portfolio." })
  estates!: string[];
  @Field(() => DayScalar, { description: "First day." })
  startsOn!: string;
  @Field(() => DayScalar, { nullable: true, description: "Last day; a committee's mandate 任期 has one." })
  endsOn?: string | null;
}

@InputType({ description: "Declares a conflict of interest." })
export class DeclareInterestInput {
  @Field(() => Int, {
    nullable: true,
    description: "Whose; one's own where left out. Only an administrator names others.",
  })
  personId?: number | null;
  @Field(() => InterestKindEnum, { description: "What it is about." })
  kind!: InterestKind;
  @Field(() => String, { description: "Code of the estate, household code, or the company's name." })
  subject!: string;
  @Field(() => String, { description: "What the interest is." })
  note!: string;
}

@InputType({ description: "Issues a token for a machine." })
export class IssueTokenInput {
  @Field(() => String, { description: "Name, by which it is told from others." })
  name!: string;
  @Field(() => RoleEnum, { description: "One of the roles held." })
  role!: Role;
  @Field(() => [String], { description: "Codes of estates to narrow it to; empty for all that the role shows." })
  estates!: string[];
  @Field(() => Boolean, { description: "Whether it may change anything." })
  writes!: boolean;
  @Field(() => Int, { description: "Days until it expires, at most 366." })
  days!: number;
}
