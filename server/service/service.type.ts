import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { ComplaintQuery } from "./service.store.ts";

export const SERVICE_GROUPS = {
  ALL: "ALL",
  ESTATE: "ESTATE",
  BUILDING: "BUILDING",
  CHANNEL: "CHANNEL",
  SUBJECT: "SUBJECT",
  MONTH: "MONTH",
} as const;
export type ServiceGroup = keyof typeof SERVICE_GROUPS;
registerEnumType(SERVICE_GROUPS, { name: "ServiceGroup", description: "By what figures of service are grouped." });

export enum ComplaintKind {
  COMPLAINT = "COMPLAINT",
  ENQUIRY = "ENQUIRY",
}
registerEnumType(ComplaintKind, { name: "ComplaintKind", description: "A complaint 投诉 or an enquiry 咨询." });

export enum ComplaintChannel {
  PHONE = "PHONE",
  APP = "APP",
  VISIT = "VISIT",
  GROUP = "GROUP",
  LETTER = "LETTER",
  HOTLINE = "HOTLINE",
  OTHER = "OTHER",
}
registerEnumType(ComplaintChannel, { name: "ComplaintChannel", description: "How it came in 渠道." });

export enum ComplaintSubject {
  CHARGES = "CHARGES",
  REPAIRS = "REPAIRS",
  CLEANING = "CLEANING",
  SECURITY = "SECURITY",
  GREENERY = "GREENERY",
  FACILITIES = "FACILITIES",
  STAFF = "STAFF",
  OTHER = "OTHER",
}
registerEnumType(ComplaintSubject, { name: "ComplaintSubject", description: "What it is about 事项." });

@ObjectType({ description: "A share of complaints or questionnaires with the counts that it was divided from." })
export class ServiceRate {
  @Field(() => Float, {
    nullable: true,
    description: "Numerator ÷ denominator; null where there is nothing to take a share of.",
  })
  readonly value: number | null;
  @Field(() => Int, { description: "Count." })
  readonly numerator: number;
  @Field(() => Int, { description: "Count." })
  readonly denominator: number;

  constructor(value: string | null, numerator: number, denominator: number) {
    this.value = value === null ? null : Number(value);
    this.numerator = numerator;
    this.denominator = denominator;
  }
}

@ObjectType({ description: "How satisfied owners are 满意度: mean scores from 1 to 5, with what they rest on." })
export class Satisfaction {
  @Field(() => Int, {
    nullable: true,
    description:
      "Answers; to a committee by building, channel or subject, those that the means rest on, and null of a group whose answers are not told.",
  })
  answers!: number | null;
  @Field(() => Int, {
    description:
      "Of how many of them the means tell: answers join, five or more at a time, once their month is over, so that no two figures can be subtracted to fewer.",
  })
  counted!: number;
  @Field(() => Boolean, {
    description:
      "Whether the means are hidden: there are answers, and none may be told. A committee is not told it of a group, but of all the rest.",
  })
  hidden!: boolean;
  @Field(() => Float, { nullable: true, description: "Mean of all three; null where there is none or it is hidden." })
  mean!: number | null;
  @Field(() => Float, { nullable: true, description: "Speed 及时." })
  speed!: number | null;
  @Field(() => Float, { nullable: true, description: "Correctness 准确." })
  correctness!: number | null;
  @Field(() => Float, { nullable: true, description: "Manner 态度." })
  manner!: number | null;
  @Field(() => ServiceRate, {
    nullable: true,
    description:
      "Answer rate 回收率: answers to surveys sent in the period ÷ questionnaires sent. Null to a committee by building, channel or subject.",
  })
  answerRate!: ServiceRate | null;
}

@ObjectType({ description: "How complaints are answered and how satisfied owners are, of one group." })
export class ServiceFigures {
  @Field(() => String, {
    description:
      "Estate's code, estate/building, channel, subject or month; '-' for none, empty for all, '*' for what a committee is told together.",
  })
  key!: string;
  @Field(() => String, { description: "What the group is called; its key where it has no name." })
  label!: string;
  @Field(() => Int, {
    nullable: true,
    description:
      "Complaints and enquiries received; null of a building, channel or subject whose complaints a committee is not told.",
  })
  received!: number | null;
  @Field(() => ServiceRate, {
    nullable: true,
    description:
      "投诉响应及时率: responded within 24 hours ÷ received whose 24 hours have passed. Null where received is not told.",
  })
  responseRate!: ServiceRate | null;
  @Field(() => ServiceRate, {
    nullable: true,
    description: "投诉办结率: settled ÷ received. Null where received is not told.",
  })
  settledRate!: ServiceRate | null;
  @Field(() => Satisfaction, { description: "Satisfaction 满意度; answers have no subject." })
  satisfaction!: Satisfaction;
}

@ObjectType({ description: "The finding that a complaint was made." })
export class ComplaintFinding {
  @Field(() => String, { description: "Its code." })
  code!: string;
  @Field(() => String, { description: "Where it stands." })
  state!: string;
}

@ObjectType({ description: "A complaint or an enquiry, without its words and whoever made it." })
export class Complaint {
  estateId!: number;
  @Field(() => String, { description: "Number 投诉单号, unique in its estate." })
  complaintNo!: string;
  @Field(() => ComplaintKind, { description: "Complaint or enquiry." })
  kind!: ComplaintKind;
  @Field(() => ComplaintChannel, { description: "How it came in." })
  channel!: ComplaintChannel;
  @Field(() => ComplaintSubject, { description: "What it is about." })
  subject!: ComplaintSubject;
  @Field(() => String, { nullable: true, description: "Code of the building; null where it is about none." })
  buildingCode!: string | null;
  @Field(() => InstantScalar, { description: "Received 受理." })
  receivedAt!: string;
  @Field(() => DayScalar, { description: "The business day of that." })
  receivedOn!: string;
  @Field(() => InstantScalar, { description: "Until when it is to be responded to." })
  respondBy!: string;
  @Field(() => InstantScalar, { nullable: true, description: "Responded 响应." })
  respondedAt!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "Settled 办结." })
  settledAt!: string | null;
}

@ObjectType({ description: "A page of complaints, the latest first." })
export class ComplaintConnection {
  query!: ComplaintQuery;
  @Field(() => [Complaint], { description: "Complaints." })
  nodes!: readonly Complaint[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "A complaint as it stands now, or why nothing was done." })
export class ComplaintPayload {
  @Field(() => Complaint, { nullable: true, description: "The complaint." })
  complaint!: Complaint | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
