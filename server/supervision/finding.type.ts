import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { FINDING_SOURCES, type FindingSource } from "../platform/finding-desk.ts";
import { globalId } from "../platform/global-id.ts";
import { Node } from "../platform/node.type.ts";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { FINDING_ACTIONS, FINDING_STATES, SEVERITIES } from "./rectification.rules.ts";
import type { FindingAction, FindingState, Severity } from "./rectification.rules.ts";

/** The three lists 问题清单, 整改清单, 验收清单 (P6.7). */
export const FINDING_LISTS = ["PROBLEM", "RECTIFICATION", "ACCEPTANCE"] as const;
export type FindingList = (typeof FINDING_LISTS)[number];

export const FindingStateEnum = enumOf(FINDING_STATES);
registerEnumType(FindingStateEnum, {
  name: "FindingState",
  description:
    "Where a finding stands: 待派单, 待整改, 整改中, 待验收, 延期申请, 异议中, 挂账待同意, 挂账, 已销号, 已作废. Its last event says so.",
});
export const FindingActionEnum = enumOf(FINDING_ACTIONS);
registerEnumType(FindingActionEnum, { name: "FindingAction", description: "What can happen to a finding." });
export const SeverityEnum = enumOf(SEVERITIES);
registerEnumType(SeverityEnum, {
  name: "FindingSeverity",
  description:
    "How grave a finding is: 一般 GENERAL, 较重 MORE_SERIOUS, 严重 SEVERE (P6.5); 改进措施 MEASURE is what a review orders. Never mixed with the levels of risk events.",
});
export const FindingSourceEnum = enumOf(FINDING_SOURCES);
registerEnumType(FindingSourceEnum, {
  name: "FindingSource",
  description: "Where a finding comes from: audit rule, check, committee, complaint, a person, a review.",
});
export const FindingListEnum = enumOf(FINDING_LISTS);
registerEnumType(FindingListEnum, {
  name: "FindingList",
  description: "The three lists 问题清单, 整改清单, 验收清单 (P6.7): each finding stands in one of them.",
});

@ObjectType({ description: "Somebody who is or can be responsible." })
export class ResponsiblePerson {
  @Field(() => Int, { description: "Key." })
  personId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
}

@ObjectType({ implements: Node, description: "A problem 问题 and its rectification 整改 (P6.4)." })
export class Finding extends Node {
  estateId!: number;
  findingId!: number;
  assigneeId!: number | null;
  assigneeName!: string | null;
  recursOfNumber!: number | null;
  override id(): string {
    return globalId("Finding", this.estateId, this.findingId);
  }
  @Field(() => String, { description: "What people call it: estate and number, such as E01-F12." })
  code!: string;
  @Field(() => FindingSourceEnum, { description: "Where it comes from." })
  source!: FindingSource;
  @Field(() => String, {
    nullable: true,
    description:
      "By which its source knows it; it opens one finding only. Null to a committee where it was a rule or a complaint: the key names bills, households or the complaint.",
  })
  sourceKey!: string | null;
  @Field(() => SeverityEnum, { description: "How grave it is." })
  severity!: Severity;
  @Field(() => String, { description: "What is wrong, in a line." })
  title!: string;
  @Field(() => String, { description: "What is wrong, in full; names no household." })
  description!: string;
  @Field(() => DayScalar, { description: "Recorded on." })
  raisedOn!: string;
  @Field(() => String, { description: "Who recorded it, as they were called then." })
  raisedBy!: string;
  @Field(() => String, { description: "In which role." })
  raiserRole!: string;
  @Field(() => FindingStateEnum, { description: "Where it stands." })
  state!: FindingState;
  @Field(() => FindingListEnum, { description: "In which of the three lists it stands." })
  list!: FindingList;
  @Field(() => Int, {
    description: "Number of its last event; whoever acts names it, so that nobody acts on what is past.",
  })
  version!: number;
  @Field(() => Int, { description: "Which attempt at rectification: a rejection begins another." })
  round!: number;
  @Field(() => DayScalar, { nullable: true, description: "Deadline as it was first set." })
  originalDueOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Deadline with extensions granted." })
  dueOn!: string | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Day asked for or granted, of an extension or an accepted risk.",
  })
  untilOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Last handed in for acceptance on." })
  submittedOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Accepted or voided on." })
  closedOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Until when the next step is awaited, whoever's it is." })
  awaitedBy!: string | null;
  @Field(() => Boolean, { description: "Whether that day has passed 逾期; derived, never stored." })
  overdue!: boolean;
  @Field(() => Int, { description: "Working days since." })
  daysLate!: number;
  @Field(() => String, { nullable: true, description: "Role that the ladder of escalation 逾期升级 calls upon." })
  escalatedTo!: string | null;
  @Field(() => ResponsiblePerson, { nullable: true, description: "Who is responsible 责任人; null until assigned." })
  assignee(): ResponsiblePerson | null {
    return this.assigneeId === null ? null : { personId: this.assigneeId, name: this.assigneeName ?? "" };
  }
}

@ObjectType({ description: "One event of a finding's timeline." })
export class FindingEvent {
  @Field(() => ID, { description: "Its place." })
  seq!: number;
  @Field(() => FindingActionEnum, { description: "What happened." })
  action!: FindingAction;
  @Field(() => FindingStateEnum, { nullable: true, description: "Where the finding stood before." })
  fromState!: FindingState | null;
  @Field(() => FindingStateEnum, { description: "Where it stood after." })
  toState!: FindingState;
  @Field(() => String, { description: "Who, as they were called then." })
  actor!: string;
  @Field(() => String, { description: "In which role." })
  role!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
  @Field(() => String, { description: "Why; empty where nothing was said." })
  reason!: string;
  @Field(() => String, { nullable: true, description: "Root cause 原因分析, of a submission." })
  rootCause!: string | null;
  @Field(() => String, { nullable: true, description: "What was done 整改措施, of a submission." })
  corrective!: string | null;
  @Field(() => String, { nullable: true, description: "What keeps it from coming back 预防措施, of a submission." })
  preventive!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Day asked for or granted." })
  untilOn!: string | null;
  @Field(() => String, { nullable: true, description: "Who was made responsible, of an assignment." })
  assignee!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Deadline after it." })
  dueOn!: string | null;
  @Field(() => Int, { description: "Round after it." })
  round!: number;
}

@ObjectType({ description: "A file that proves a problem or its rectification 佐证." })
export class Evidence {
  @Field(() => Int, { description: "Number within its finding." })
  evidenceId!: number;
  @Field(() => String, { description: "Path of the file; it is checked against its hash before it is sent." })
  path!: string;
  @Field(() => String, {
    nullable: true,
    description: "Path of a picture made small, of the same checked file; null where it is no picture.",
  })
  thumbnail!: string | null;
  @Field(() => String, { description: "File name." })
  name!: string;
  @Field(() => String, { description: "Media type, as its content says." })
  mediaType!: string;
  @Field(() => Int, { description: "Bytes." })
  bytes!: number;
  @Field(() => String, { description: "SHA-256 of the content, in hexadecimal digits." })
  sha256!: string;
  @Field(() => Int, { description: "Round in which it was brought." })
  round!: number;
  @Field(() => DayScalar, { description: "Day that it shows, apart from the day it was brought." })
  effectiveOn!: string;
  @Field(() => Int, { nullable: true, description: "Of which file it is a newer version." })
  replaces!: number | null;
  @Field(() => Boolean, { description: "Whether it names households, and is not for the committee." })
  internal!: boolean;
  @Field(() => InstantScalar, { description: "Brought when." })
  uploadedAt!: string;
  @Field(() => String, { description: "By whom." })
  uploader!: string;
  @Field(() => String, { description: "In which role." })
  uploaderRole!: string;
}
