import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { ROLES, type Role } from "../platform/actor.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { EstateName, HeldRole as Held } from "../platform/identity.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { INTEREST_KINDS, type InterestKind } from "./declare-interest.ts";

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: "Role",
  description:
    "What one may be: headquarters 总部, supervisor 督导, estate manager 项目经理, owners' committee 业委会, third-party auditor 第三方审计, administrator 系统管理员.",
});

export const InterestKindEnum = enumOf(INTEREST_KINDS);
registerEnumType(InterestKindEnum, { name: "InterestKind", description: "What a conflict of interest is about." });

@ObjectType({ description: "An estate by name, without any figure." })
export class NamedEstate implements Omit<EstateName, "estateId"> {
  @Field(() => String, { description: "Code 项目编码." })
  code!: string;
  @Field(() => String, { description: "Name." })
  name!: string;
}

@ObjectType({ description: "A role that somebody holds today." })
export class HeldRole implements Omit<Held, "estates"> {
  @Field(() => RoleEnum, { description: "The role." })
  role!: Role;
  @Field(() => Boolean, { description: "Whether it holds for every estate." })
  portfolio!: boolean;
  @Field(() => [NamedEstate], { description: "For which estates; empty for the portfolio." })
  estates!: readonly NamedEstate[];
}

@ObjectType({ description: "A grant of a role 角色授权." })
export class Grant {
  @Field(() => Int, { description: "Key." })
  grantId!: number;
  @Field(() => RoleEnum, { description: "The role." })
  role!: Role;
  @Field(() => NamedEstate, { nullable: true, description: "For which estate; null for the portfolio." })
  estate!: NamedEstate | null;
  @Field(() => DayScalar, { description: "First day." })
  startsOn!: string;
  @Field(() => DayScalar, { nullable: true, description: "Last day; null until it is ended." })
  endsOn!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When it was ended before its last day." })
  endedAt!: string | null;
  @Field(() => String, { nullable: true, description: "Who granted it; null for the machine's operator." })
  grantedBy!: string | null;
}

@ObjectType({ description: "A declared conflict of interest 利益关系." })
export class Interest {
  @Field(() => Int, { description: "Key." })
  interestId!: number;
  @Field(() => InterestKindEnum, { description: "What it is about." })
  kind!: InterestKind;
  @Field(() => String, { description: "Code of the estate or the household, or the company's name." })
  subject!: string;
  @Field(() => String, { description: "What the interest is." })
  note!: string;
  @Field(() => DayScalar, { description: "Day on which it was declared." })
  declaredOn!: string;
  @Field(() => DayScalar, { nullable: true, description: "Day on which it ended." })
  endedOn!: string | null;
}

@ObjectType({ description: "Somebody who may sign in." })
export class Person {
  @Field(() => Int, { description: "Key." })
  personId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { nullable: true, description: "Phone number to sign in with." })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: "E-mail address to sign in with." })
  email!: string | null;
  @Field(() => Boolean, { description: "An account of the demonstration." })
  demo!: boolean;
  @Field(() => InstantScalar, { nullable: true, description: "Since when they are shut out." })
  disabledAt!: string | null;
  @Field(() => Boolean, { description: "Whether they have chosen a password." })
  hasPassword!: boolean;
  @Field(() => InstantScalar, { nullable: true, description: "Until when their latest invitation may be used." })
  invitedUntil!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When they were last seen." })
  seenAt!: string | null;
  @Field(() => [Grant], { description: "Their grants, also those that have ended; latest first." })
  grants!: readonly Grant[];
  @Field(() => [Interest], { description: "Conflicts of interest, latest first." })
  interests!: readonly Interest[];
}

@ObjectType({ description: "A session in which one is signed in on a device." })
export class OwnSession {
  @Field(() => ID, { description: "Key." })
  sessionId!: string;
  @Field(() => InstantScalar, { description: "When one signed in." })
  createdAt!: string;
  @Field(() => InstantScalar, { description: "When it was last used, to the minute." })
  seenAt!: string;
  @Field(() => String, { nullable: true, description: "Network address." })
  address!: string | null;
  @Field(() => String, { nullable: true, description: "What the browser calls itself." })
  agent!: string | null;
  @Field(() => Boolean, { description: "Whether it is the one that asks." })
  current!: boolean;
}

@ObjectType({ description: "A token 接口令牌 with which a machine may ask." })
export class ApiToken {
  @Field(() => Int, { description: "Key." })
  tokenId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => RoleEnum, { description: "The role it acts in." })
  role!: Role;
  @Field(() => [String], { description: "Codes of the estates it is narrowed to; empty for all that the role shows." })
  estates!: readonly string[];
  @Field(() => Boolean, { description: "Whether it may change anything." })
  writes!: boolean;
  @Field(() => InstantScalar, { description: "When it was issued." })
  createdAt!: string;
  @Field(() => InstantScalar, { description: "When it expires." })
  expiresAt!: string;
  @Field(() => InstantScalar, { nullable: true, description: "When it was revoked." })
  revokedAt!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When it was last used, to the minute." })
  usedAt!: string | null;
}
