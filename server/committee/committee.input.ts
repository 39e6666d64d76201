import { Field, InputType, Int } from "type-graphql";
import type { CommitteeFigure } from "./ask-question.ts";
import { CommitteeFigureEnum } from "./committee.type.ts";

@InputType({ description: "Publishes the bulletin of a month that is over." })
export class PublishBulletinInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => String, { description: "Month yyyy-mm." })
  month!: string;
  @Field(() => String, { defaultValue: "", description: "What the company promises, in at most 1,000 characters." })
  promise!: string;
}

@InputType({ description: "Signs for something received 签收." })
export class ReceiveInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { description: "Number of the bulletin or opinion." })
  number!: number;
}

@InputType({ description: "Returns an opinion on a bulletin." })
export class ReturnOpinionInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { description: "Number of the bulletin." })
  release!: number;
  @Field(() => String, { description: "The opinion, in at most 2,000 characters." })
  words!: string;
}

@InputType({ description: "Asks about a number." })
export class AskCommitteeInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => CommitteeFigureEnum, { description: "The number." })
  figure!: CommitteeFigure;
  @Field(() => String, { defaultValue: "", description: "Building or age; empty for the estate." })
  cell!: string;
  @Field(() => Int, { nullable: true, description: "Number of the bulletin; null for today's figures." })
  release?: number | null;
  @Field(() => String, { description: "The question, in at most 1,000 characters." })
  words!: string;
}

@InputType({ description: "Answers a question." })
export class AnswerCommitteeInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { description: "Number of the question." })
  question!: number;
  @Field(() => String, { description: "The answer, in at most 2,000 characters." })
  words!: string;
}

@InputType({ description: "Tracks decisions of a meeting as findings." })
export class RecordDecisionsInput {
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => Int, { description: "Number of the minutes." })
  minutes!: number;
  @Field(() => [String], { description: "What was decided, each in at most 120 characters, naming no household." })
  decisions!: string[];
}
