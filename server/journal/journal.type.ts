import { Field, ID, InputType, ObjectType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { WantedEntries } from "./journal.store.ts";

@ObjectType({ description: "One act in the journal 操作日志." })
export class JournalEntry {
  @Field(() => ID, { description: "Its place; the chain has no gap." })
  seq!: string;
  @Field(() => InstantScalar, { description: "When." })
  recordedAt!: string;
  @Field(() => String, { description: "Who, as they were called then." })
  actor!: string;
  @Field(() => String, { description: "In which role; OPERATOR is whoever runs the machine, VISITOR nobody yet." })
  role!: string;
  @Field(() => String, { nullable: true, description: "From where: network address." })
  address!: string | null;
  @Field(() => String, { nullable: true, description: "Id of the request." })
  requestId!: string | null;
  @Field(() => String, { description: "What was done." })
  act!: string;
  @Field(() => String, { nullable: true, description: "On which object, as type and code." })
  subject!: string | null;
  @Field(() => String, { nullable: true, description: "What the object is called now, where it is a person." })
  subjectName!: string | null;
  @Field(() => String, { nullable: true, description: "How it stood before, as JSON." })
  before!: string | null;
  @Field(() => String, { nullable: true, description: "How it stood after, as JSON." })
  after!: string | null;
  @Field(() => String, { description: "SHA-256 over the entry and all before it, in hexadecimal digits." })
  hash!: string;
}

@ObjectType({ description: "A page of the journal." })
export class JournalConnection {
  wanted!: WantedEntries;
  @Field(() => [JournalEntry], { description: "Entries, latest first." })
  nodes!: readonly JournalEntry[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@InputType({ description: "Tells of a file that was made of an open page." })
export class NoteExportInput {
  @Field(() => String, { description: "Name of the file." })
  file!: string;
  @Field(() => String, { description: "Address of the page with its period and filters." })
  address!: string;
}

@ObjectType({ description: "The file that was noted, or why it was not." })
export class NoteExportPayload {
  @Field(() => String, { nullable: true, description: "Name of the file." })
  file!: string | null;
  @Field(() => [UserError], { description: "Why it was not noted." })
  userErrors!: readonly UserError[];
}
