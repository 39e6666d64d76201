import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import {
  ComplaintChannel,
  ComplaintKind,
  ComplaintSubject,
  SERVICE_GROUPS,
  type ServiceGroup,
} from "./service.type.ts";

export enum ComplaintSeverity {
  GENERAL = "GENERAL",
  MORE_SERIOUS = "MORE_SERIOUS",
  SEVERE = "SEVERE",
}
registerEnumType(ComplaintSeverity, { name: "ComplaintSeverity", description: "How grave the finding is (P6.5)." });

@ArgsType()
export class ServiceArguments {
  @Field(() => SERVICE_GROUPS, { defaultValue: "ALL", description: "By what." })
  by!: ServiceGroup;
  @Field(() => DayScalar, { description: "First day of the period." })
  from!: string;
  @Field(() => DayScalar, { description: "Last day." })
  to!: string;
  @Field(() => DayScalar, {
    nullable: true,
    description: "As they stood at the end of this day; today where left out.",
  })
  asOf?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; everything recorded when left out.",
  })
  knownAt?: string | null;
  @Field(() => [String], { nullable: true, description: "Codes of estates; all where left out." })
  estates?: string[] | null;
}

@ArgsType()
export class ComplaintPage {
  @Field(() => String, { nullable: true, description: "Only of the estate with this code." })
  estate?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: "Only those that are not settled." })
  open!: boolean;
  @Field(() => DayScalar, { nullable: true, description: "Received on or after." })
  from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Received on or before." })
  to?: string | null;
  @Field(() => DayScalar, {
    nullable: true,
    description:
      "Only those whose time to respond had passed by the end of this day: the rate of responses counts them.",
  })
  dueBy?: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点; everything recorded when left out.",
  })
  knownAt?: string | null;
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
}

@InputType({
  description: "A complaint or an enquiry, or what became of it: the same number again is its next version.",
})
export class LogComplaintInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => String, { description: "Number 投诉单号, unique in its estate." })
  complaintNo!: string;
  @Field(() => String, { nullable: true, description: "Code of the building." })
  building?: string | null;
  @Field(() => ComplaintKind, { defaultValue: ComplaintKind.COMPLAINT, description: "Complaint or enquiry." })
  kind!: ComplaintKind;
  @Field(() => ComplaintChannel, { description: "How it came in." })
  channel!: ComplaintChannel;
  @Field(() => ComplaintSubject, { description: "What it is about." })
  subject!: ComplaintSubject;
  @Field(() => InstantScalar, { description: "Received." })
  receivedAt!: string;
  @Field(() => InstantScalar, { nullable: true, description: "Responded." })
  respondedAt?: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "Settled." })
  settledAt?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it is a new one: refused then where its number is known already.",
  })
  isNew!: boolean;
}

@InputType({ description: "Makes a complaint a finding to be rectified." })
export class RaiseComplaintInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => String, { description: "Number of the complaint." })
  complaintNo!: string;
  @Field(() => ComplaintSeverity, { description: "How grave it is." })
  severity!: ComplaintSeverity;
}
