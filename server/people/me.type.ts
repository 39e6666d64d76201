import { Field, Int, ObjectType } from "type-graphql";
import type { Role } from "../platform/actor.ts";
import { UserError } from "../platform/user-error.type.ts";
import { HeldRole, RoleEnum } from "./person.type.ts";

@ObjectType({ description: "Who asks." })
export class Me {
  @Field(() => Int, { description: "Key." })
  personId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => Boolean, { description: "An account of the demonstration." })
  demo!: boolean;
  @Field(() => RoleEnum, { nullable: true, description: "The role one acts in; null where one holds none today." })
  role!: Role | null;
  @Field(() => [HeldRole], { description: "Roles held today, of which one may be chosen to act in." })
  roles!: readonly HeldRole[];
  @Field(() => Boolean, { description: "Whether a machine asks with a token." })
  machine!: boolean;
}

@ObjectType({ description: "An account of the demonstration, which anybody at the machine may enter." })
export class DemoAccount {
  @Field(() => Int, { description: "Key." })
  personId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => HeldRole, { description: "What it shows." })
  role!: HeldRole;
}

@ObjectType({ description: "What a visitor finds at the door." })
export class Entrance {
  @Field(() => Boolean, {
    description: "Whether anybody could sign in: else the machine's operator invites the first administrator.",
  })
  hasPeople!: boolean;
  @Field(() => [DemoAccount], { description: "Accounts of the demonstration; none but at the machine that shows it." })
  demoAccounts!: readonly DemoAccount[];
}

@ObjectType({ description: "Whom an invitation is for." })
export class InvitedPerson {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { description: "What they will sign in with: phone number or e-mail address." })
  login!: string;
}

@ObjectType({ description: "Who is signed in now, or why nobody is." })
export class MePayload {
  @Field(() => Me, { nullable: true, description: "Who is signed in." })
  me!: Me | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: "What has ended." })
export class SignOutPayload {
  @Field(() => Int, { description: "Sessions that were ended." })
  sessions!: number;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
