import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { FIGURES, type CommitteeFigure } from "./ask-question.ts";
import { CommitteeFigures } from "./committee-figures.type.ts";

export const CommitteeFigureEnum: Readonly<Record<string, CommitteeFigure>> = Object.fromEntries(
  FIGURES.map((figure) => [figure, figure]),
);
registerEnumType(CommitteeFigureEnum, { name: "CommitteeFigure", description: "Numbers that a question can hang on." });

@ObjectType({ description: "Somebody who has received something, and when 签收." })
export class CommitteeReceipt {
  @Field(() => String, { description: "Name." })
  person!: string;
  @Field(() => String, { description: "In which role." })
  role!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
}

@ObjectType({ description: "What the committee says of a bulletin 监督意见." })
export class CommitteeOpinion {
  @Field(() => Int, { description: "Number within the estate." })
  opinionId!: number;
  @Field(() => String, { description: "The opinion." })
  words!: string;
  @Field(() => String, { description: "Whose." })
  author!: string;
  @Field(() => InstantScalar, { description: "When." })
  at!: string;
  @Field(() => [CommitteeReceipt], { description: "Who of the company has received it." })
  receipts!: readonly CommitteeReceipt[];
}

@ObjectType({ description: "Problems found this year by the as-of date." })
export class CommitteeFindings {
  @Field(() => Int, { description: "Raised." })
  raised!: number;
  @Field(() => Int, { description: "Accepted 已销号." })
  accepted!: number;
  @Field(() => Int, { description: "Past their deadline." })
  overdue!: number;
}

@ObjectType({ description: "Questions by the as-of date." })
export class CommitteeQuestionCounts {
  @Field(() => Int, { description: "Asked." })
  asked!: number;
  @Field(() => Int, { description: "Answered." })
  answered!: number;
  @Field(() => Int, { description: "Not answered in time 逾期未答, though perhaps later." })
  late!: number;
}

@ObjectType({ description: "A bulletin 收缴情况报告 of a month, or today's headline; frozen." })
export class CommitteeRelease {
  @Field(() => Int, { description: "Number within the estate." })
  releaseId!: number;
  @Field(() => String, { nullable: true, description: "Month yyyy-mm; null for a headline." })
  month!: string | null;
  @Field(() => DayScalar, { description: "As-of date 统计截止日." })
  asOf!: string;
  @Field(() => InstantScalar, { nullable: true, description: "Known-at time 入账截止时点." })
  knownAt!: string | null;
  @Field(() => String, { description: "Fingerprint: SHA-256 of the content." })
  sha256!: string;
  @Field(() => String, { description: "The text that was hashed, as JSON." })
  content!: string;
  @Field(() => InstantScalar, { description: "Published when." })
  releasedAt!: string;
  @Field(() => String, { nullable: true, description: "Published by; null where the server did." })
  releaser!: string | null;
  @Field(() => CommitteeFigures, { description: "The figures." })
  figures!: CommitteeFigures;
  @Field(() => Float, { nullable: true, description: "Target of the year's current collection rate 年度目标." })
  target!: number | null;
  @Field(() => String, { description: "What the company promises; may be empty." })
  promise!: string;
  @Field(() => CommitteeFindings, { description: "Problems." })
  findings!: CommitteeFindings;
  @Field(() => CommitteeQuestionCounts, { description: "Questions." })
  questions!: CommitteeQuestionCounts;
  buildingNames!: Readonly<Record<string, string>>;
  @Field(() => DayScalar, {
    nullable: true,
    description: "Since when the ledger says something else of the same as-of date 追溯调整; null where it does not.",
  })
  restatedOn!: string | null;
  @Field(() => [CommitteeReceipt], { description: "Who of the committee has received it." })
  receipts!: readonly CommitteeReceipt[];
  @Field(() => Boolean, { description: "Whether the viewer has." })
  received!: boolean;
  @Field(() => [CommitteeOpinion], { description: "Opinions returned on it." })
  opinions!: readonly CommitteeOpinion[];
}

@ObjectType({ description: "What a building is called." })
export class CommitteeBuildingName {
  @Field(() => String, { description: "Code." })
  code!: string;
  @Field(() => String, { description: "Name." })
  name!: string;
}

@ObjectType({ description: "A question about a number 质询." })
export class CommitteeQuestion {
  @Field(() => Int, { description: "Number within the estate." })
  questionId!: number;
  @Field(() => CommitteeFigureEnum, { description: "The number that it is about." })
  figure!: CommitteeFigure;
  @Field(() => String, { description: "Building or age; empty for the estate." })
  cell!: string;
  @Field(() => String, {
    nullable: true,
    description: "Month of the bulletin that it is about; null for today's figures.",
  })
  month!: string | null;
  @Field(() => String, { description: "The question." })
  words!: string;
  @Field(() => String, { description: "Who asks." })
  asker!: string;
  @Field(() => DayScalar, { description: "Asked on." })
  askedOn!: string;
  @Field(() => DayScalar, { description: "To be answered until." })
  dueOn!: string;
  @Field(() => Boolean, { description: "Whether that day has passed without an answer, or the answer came after it." })
  late!: boolean;
  @Field(() => String, { nullable: true, description: "The answer." })
  answer!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Answered on." })
  answeredOn!: string | null;
  @Field(() => String, { nullable: true, description: "Who answered." })
  answerer!: string | null;
  @Field(() => String, { nullable: true, description: "Code of the finding that it has become." })
  finding!: string | null;
}

@ObjectType({ description: "A decision of the meeting, tracked as a finding." })
export class CommitteeDecision {
  @Field(() => String, { description: "Code of the finding." })
  finding!: string;
  @Field(() => String, { description: "What was decided." })
  title!: string;
  @Field(() => String, { description: "State of the finding." })
  state!: string;
}

@ObjectType({ description: "Minutes of the supervision meeting 监督会议纪要 (P6.1)." })
export class CommitteeMinutes {
  @Field(() => Int, { description: "Number within the estate." })
  minutesId!: number;
  @Field(() => DayScalar, { description: "Held on." })
  heldOn!: string;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { description: "The file's name." })
  name!: string;
  @Field(() => String, { description: "SHA-256 of the file." })
  sha256!: string;
  @Field(() => String, { description: "Brought by." })
  author!: string;
  @Field(() => [CommitteeDecision], { description: "Decisions." })
  decisions!: readonly CommitteeDecision[];
  @Field(() => Boolean, { description: "Whether the viewer has brought them, and so does not sign for them." })
  own!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer has signed for them." })
  received!: boolean;
  @Field(() => [CommitteeReceipt], { description: "Who has received them, of either side." })
  receipts!: readonly CommitteeReceipt[];
}

@ObjectType({
  description:
    "The journal's end 操作日志凭证: whoever has written it down can have it proved later that no act up to it was changed or left out.",
})
export class CommitteeJournalHead {
  @Field(() => String, { description: "Number of the last entry." })
  seq!: string;
  @Field(() => String, { description: "SHA-256 of the chain up to it." })
  hash!: string;
}

@ObjectType({
  description: "What an owners' committee sees of its estate 业委会看板; others see it as the committee does.",
})
export class CommitteeWindow {
  estateId!: number;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => String, { description: "Name of the estate." })
  name!: string;
  @Field(() => CommitteeRelease, {
    nullable: true,
    description: "The latest figures; where few have changed since they were shown last, those.",
  })
  headline!: CommitteeRelease | null;
  @Field(() => [CommitteeRelease], { description: "Published bulletins, the latest first, at most 36." })
  bulletins!: readonly CommitteeRelease[];
  @Field(() => [CommitteeQuestion], { description: "Questions, the latest first, at most 100." })
  questions!: readonly CommitteeQuestion[];
  @Field(() => CommitteeQuestionCounts, { description: "How many were asked, answered, and late, by today." })
  questionCounts!: CommitteeQuestionCounts;
  @Field(() => CommitteeFindings, { description: "Problems found this year, by today." })
  findings!: CommitteeFindings;
  @Field(() => [CommitteeMinutes], { description: "Minutes, the latest first, at most 50." })
  minutes!: readonly CommitteeMinutes[];
  @Field(() => [CommitteeBuildingName], { description: "What buildings are called." })
  buildings!: readonly CommitteeBuildingName[];
  @Field(() => CommitteeJournalHead, {
    nullable: true,
    description: "Where the journal ends now; null before the first act.",
  })
  journalHead!: CommitteeJournalHead | null;
  @Field(() => Int, { description: "Working days until a question has to be answered." })
  replyDays!: number;
  @Field(() => [String], { description: "Months of the last half year without a bulletin, the latest first." })
  unpublished!: readonly string[];
}

@ObjectType({ description: "The window as it stands now, or why nothing was done." })
export class CommitteePayload {
  @Field(() => CommitteeWindow, { nullable: true, description: "The window." })
  window!: CommitteeWindow | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
