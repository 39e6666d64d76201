import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import { globalId } from "../platform/global-id.ts";
import { Node } from "../platform/node.type.ts";
import { PageInfo } from "../platform/page.type.ts";
import { InstantScalar } from "../platform/scalars.ts";
import type { QuarantineWanted } from "./quarantine-wanted.type.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { adviceOn } from "./advice.rules.ts";
import { columnNamed } from "./column-name.rules.ts";
import { REASONS } from "./reason.rules.ts";

export enum BatchKindWord {
  IMPORT = "IMPORT",
  RESUBMISSION = "RESUBMISSION",
  WITHDRAWAL = "WITHDRAWAL",
  DEMO = "DEMO",
}
registerEnumType(BatchKindWord, {
  name: "BatchKind",
  description: "导入 IMPORT, 更正重报 RESUBMISSION, 撤回 WITHDRAWAL, 演示 DEMO.",
});

@ObjectType({ description: "What one file brought to a batch." })
export class BatchFile {
  @Field(() => String, { description: "File name." })
  file!: string;
  @Field(() => String, { description: "Table of the intake format." })
  table!: string;
  @Field(() => String, { description: "SHA-256 of the file; empty where there was none." })
  sha256!: string;
  @Field(() => Int, { description: "Rows that went in." })
  accepted!: number;
  @Field(() => Int, { description: "Rows that were there already." })
  unchanged!: number;
  @Field(() => Int, { description: "Rows put into quarantine." })
  quarantined!: number;
}

@ObjectType({ implements: Node, description: "One act of recording 批次: all of it, or nothing." })
export class Batch extends Node {
  @Field(() => Int, { description: "Number, as the import printed it." })
  batchId!: number;
  override id(): string {
    return globalId("Batch", this.batchId);
  }
  @Field(() => BatchKindWord, { description: "What it was." })
  kind!: BatchKindWord;
  @Field(() => String, { description: "What was imported, or why it was withdrawn." })
  label!: string;
  @Field(() => InstantScalar, { description: "When it became known 入账时点." })
  recordedAt!: string;
  @Field(() => Int, { nullable: true, description: "Batch that it withdraws." })
  withdrawsBatchId!: number | null;
}

@ObjectType({ description: "A page of batches." })
export class BatchConnection {
  @Field(() => [Batch], { description: "Latest first." })
  nodes!: Batch[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

/** What a reason code says. */
function reasonText(reason: string): BilingualText {
  const text = REASONS[reason];
  return new BilingualText(text?.en ?? reason, text?.zh ?? reason);
}

export enum QuarantineOutcome {
  ACCEPTED = "ACCEPTED",
  RESUBMITTED = "RESUBMITTED",
  WITHDRAWN = "WITHDRAWN",
  SUPERSEDED = "SUPERSEDED",
}
registerEnumType(QuarantineOutcome, {
  name: "QuarantineOutcome",
  description:
    "How a row in quarantine ended: 已补录 ACCEPTED when it was tried again, 已更正 RESUBMITTED in a corrected file, 已撤回 WITHDRAWN with its batch, 已取代 SUPERSEDED by a row about the same thing in a file imported later.",
});

@ObjectType({
  implements: Node,
  description:
    "A row that was not taken in 待处理数据. Its content may hold names and phones, so only the cell at fault is shown, and not where that may be a person's.",
})
export class QuarantineRow extends Node {
  quarantineId!: bigint;
  override id(): string {
    return globalId("QuarantineRow", this.quarantineId);
  }
  @Field(() => Int, { description: "Batch that put it aside." })
  batchId!: number;
  @Field(() => String, { description: "Table of the intake format." })
  table!: string;
  @Field(() => String, { description: "File." })
  file!: string;
  @Field(() => Int, { description: "Line in the file." })
  line!: number;
  @Field(() => String, { nullable: true, description: "Column at fault." })
  column!: string | null;
  @Field(() => BilingualText, { nullable: true, description: "What people call the column at fault." })
  columnName(): BothLanguages | null {
    return columnNamed(this.table, this.column);
  }
  @Field(() => String, { nullable: true, description: "What stands there; null where it may be a name or phone." })
  value!: string | null;
  @Field(() => Boolean, { description: "Whether each later import tries it again, as long as it is open." })
  waits!: boolean;
  @Field(() => QuarantineOutcome, { nullable: true, description: "How it ended; null while it is open." })
  outcome!: QuarantineOutcome | null;
  @Field(() => Int, { nullable: true, description: "Number of the batch with which it ended; null while it is open." })
  endedBy!: number | null;
  @Field(() => String, { description: "Reason code." })
  reason!: string;
  @Field(() => BilingualText, { description: "What is wrong, and what to do." })
  message(): BilingualText {
    const { zh, en } = adviceOn(this.table, this.column, this.reason);
    return new BilingualText(en, zh);
  }
}

@ObjectType({ description: "A page of quarantined rows." })
export class QuarantineConnection {
  wanted!: QuarantineWanted;
  @Field(() => [QuarantineRow], { description: "Oldest first." })
  nodes!: QuarantineRow[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "Open rows of one table that were put aside for one reason." })
export class QuarantineCount {
  @Field(() => String, { description: "Table of the intake format." })
  table!: string;
  @Field(() => String, { description: "Reason code." })
  reason!: string;
  @Field(() => Int, { description: "Rows." })
  count!: number;
  @Field(() => BilingualText, { description: "What is wrong, and what to do." })
  message(): BilingualText {
    return reasonText(this.reason);
  }
}
