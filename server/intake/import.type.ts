import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import { adviceOn } from "./advice.rules.ts";
import { columnNamed } from "./column-name.rules.ts";
import type { ImportJob as Job } from "./import-desk.ts";
import type { ImportReport as Report } from "./import-report.type.ts";
import { BatchKindWord } from "./intake.type.ts";
import { REASONS } from "./reason.rules.ts";

export enum ImportState {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
  INTERRUPTED = "INTERRUPTED",
}
registerEnumType(ImportState, {
  name: "ImportState",
  description:
    "等待 WAITING, 进行中 RUNNING, 完成 SUCCEEDED, 失败 FAILED, 已取消 CANCELLED, 因服务器停止而中断 INTERRUPTED.",
});

@ObjectType({ description: "What became of the rows of one table: read = accepted + unchanged + quarantined." })
export class ImportTable {
  @Field(() => String, { description: "Table of the intake format." })
  table!: string;
  @Field(() => Int, { description: "Rows read 读取." })
  read!: number;
  @Field(() => Int, { description: "Rows that went in 入账." })
  accepted!: number;
  @Field(() => Int, { description: "Rows that were there already 未变." })
  unchanged!: number;
  @Field(() => Int, { description: "Rows put into quarantine 隔离." })
  quarantined!: number;
}

@ObjectType({ description: "Why rows were put into quarantine." })
export class ImportReason {
  @Field(() => String, { description: "Reason code." })
  code!: string;
  @Field(() => Int, { description: "Rows." })
  count!: number;
  @Field(() => BilingualText, { description: "What is wrong, and what to do." })
  message(): BilingualText {
    const text = REASONS[this.code];
    return new BilingualText(text?.en ?? this.code, text?.zh ?? this.code);
  }
}

@ObjectType({ description: "A row that was put into quarantine." })
export class ImportProblemRow {
  @Field(() => Int, { description: "Line in the file 行号." })
  line!: number;
  @Field(() => String, {
    nullable: true,
    description: "What stands in the cell; null where it may be a name or phone.",
  })
  value!: string | null;
}

@ObjectType({ description: "Rows of one table of a file that were put into quarantine for one reason in one column." })
export class ImportProblem {
  @Field(() => String, { description: "File, with its sheet." })
  file!: string;
  @Field(() => String, { description: "Table of the intake format." })
  table!: string;
  @Field(() => String, {
    nullable: true,
    description: "Column of the intake format; null where the whole row is at fault.",
  })
  column!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What the file calls it; null where the file has no such column.",
  })
  header!: string | null;
  @Field(() => String, { description: "Reason code." })
  reason!: string;
  @Field(() => Int, { description: "Rows." })
  count!: number;
  @Field(() => [ImportProblemRow], { description: "The first of them, at most 20." })
  rows!: readonly ImportProblemRow[];
  @Field(() => BilingualText, { nullable: true, description: "What people call the column." })
  columnName(): BothLanguages | null {
    return columnNamed(this.table, this.column);
  }
  @Field(() => BilingualText, { description: "What is wrong, and what to do." })
  message(): BothLanguages {
    return adviceOn(this.table, this.column, this.reason);
  }
}

@ObjectType({ description: "What an import did; with dryRun, what it would do." })
export class ImportReport {
  batchId!: number | null;
  @Field(() => [ImportTable], { description: "By table." })
  tables!: ImportTable[];
  @Field(() => [ImportReason], { description: "Quarantined rows by reason." })
  reasons!: ImportReason[];
  @Field(() => [ImportProblem], {
    description: "Where quarantined rows stand, and what stands there; at most 100 kinds.",
  })
  problems!: ImportProblem[];
  @Field(() => Int, { description: "Rows of earlier batches that had waited in quarantine and went in." })
  retried!: number;
  @Field(() => Int, {
    description: "Open rows of earlier batches that are superseded 取代 by rows of this one about the same things.",
  })
  superseded!: number;
  @Field(() => Int, {
    description:
      "Rows that left quarantine, and rows beside the ledger that count no more, because their batch is withdrawn.",
  })
  withdrawn!: number;
  @Field(() => [BilingualText], { description: "Files, sheets, columns and rows that were left out, and why." })
  ignored!: readonly BothLanguages[];
}

@ObjectType({ description: "An import on its way, or what became of it 导入任务. Remembered until the server ends." })
export class ImportJob {
  @Field(() => ID, { description: "Key." })
  id!: string;
  @Field(() => BatchKindWord, { description: "What it does." })
  kind!: BatchKindWord;
  @Field(() => ImportState, { description: "How far it is." })
  state!: ImportState;
  @Field(() => Boolean, { description: "Whether it only tries 试运行: nothing is recorded." })
  dryRun!: boolean;
  @Field(() => [String], { description: "Names of its files." })
  files!: readonly string[];
  @Field(() => InstantScalar, { nullable: true, description: "When its turn came." })
  startedAt!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When it ended." })
  finishedAt!: string | null;
  @Field(() => Int, { description: "Rows read so far." })
  rowsRead!: number;
  @Field(() => Int, { description: "Households replayed so far." })
  householdsDone!: number;
  @Field(() => Int, { nullable: true, description: "Households to replay; null until all rows are read." })
  householdsTotal!: number | null;
  @Field(() => ImportReport, { nullable: true, description: "What it did, once it has succeeded." })
  report!: ImportReport | null;
  @Field(() => BilingualText, {
    nullable: true,
    description: "What went wrong, where, and what to do; null unless it failed.",
  })
  failure!: BothLanguages | null;
  @Field(() => Boolean, {
    description:
      "Whether it can be given again: it failed, was cancelled, interrupted or only tried, and its files are still here.",
  })
  canRetry!: boolean;
}

@ObjectType({ description: "An import, or why there is none." })
export class ImportPayload {
  @Field(() => ImportJob, { nullable: true, description: "The import." })
  job!: ImportJob | null;
  @Field(() => [UserError], { description: "Why the input was refused; empty where it was not." })
  userErrors!: UserError[];
}

@ObjectType({ description: "A column of an uploaded file." })
export class SampledColumn {
  @Field(() => String, { description: "Its header." })
  name!: string;
  @Field(() => [String], { description: "Some of what stands in it." })
  samples!: readonly string[];
}

@ObjectType({ description: "An uploaded file by the columns below its header." })
export class SampledFile {
  @Field(() => String, { description: "The name by which the mapping knows it." })
  match!: string;
  @Field(() => [SampledColumn], { description: "Its columns from left to right." })
  columns!: readonly SampledColumn[];
}

@ObjectType({ description: "A value that a column of the intake format may hold." })
export class IntakeWord {
  @Field(() => String, { description: "As the format writes it." })
  code!: string;
  @Field(() => BilingualText, { description: "As people say it." })
  name!: BothLanguages;
}

@ObjectType({ description: "A column of the intake format." })
export class IntakeColumn {
  @Field(() => String, { description: "As the format writes it." })
  code!: string;
  @Field(() => BilingualText, { description: "As people say it." })
  name!: BothLanguages;
  @Field(() => Boolean, { description: "Whether no row can do without it." })
  required!: boolean;
  @Field(() => Boolean, { description: "Whether it holds dates." })
  isDate!: boolean;
  @Field(() => [IntakeWord], { description: "The values it may hold; none where it is free." })
  words!: readonly IntakeWord[];
}

@ObjectType({ description: "A table of the intake format." })
export class IntakeTable {
  @Field(() => String, { description: "As the format writes it." })
  table!: string;
  @Field(() => [IntakeColumn], { description: "In the order of the format." })
  columns!: readonly IntakeColumn[];
}

@ObjectType({ description: "A draft of a mapping, made from headers and first rows." })
export class MappingDraft {
  @Field(() => String, { nullable: true, description: "JSON text of the mapping, to be read and completed." })
  mapping!: string | null;
  @Field(() => [BilingualText], { description: "What a person has to fill in or look at." })
  notes!: readonly BothLanguages[];
  @Field(() => [SampledFile], { description: "The files with their columns, for whoever corrects the draft." })
  files!: readonly SampledFile[];
  @Field(() => [IntakeTable], { description: "The tables of the intake format, for whoever corrects the draft." })
  tables!: readonly IntakeTable[];
  @Field(() => [UserError], { description: "Why there is no draft; empty where there is one." })
  userErrors!: UserError[];
}

@InputType({ description: "Files to import as one batch." })
export class StartImportInput {
  @Field(() => [ID], { description: "Complete uploads." })
  uploads!: string[];
  @Field(() => String, {
    nullable: true,
    description: "JSON text of a mapping file; without one the files or their sheets are named after tables.",
  })
  mapping?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Only try: report what would happen, record nothing." })
  dryRun?: boolean | null;
}

@InputType({ description: "An import to be stopped." })
export class CancelImportInput {
  @Field(() => ID, { description: "Key of the import." })
  job!: string;
}

@InputType({ description: "An import to be given again." })
export class RetryImportInput {
  @Field(() => ID, { description: "Key of the import." })
  job!: string;
  @Field(() => Boolean, { nullable: true, description: "Only try; absent: as before." })
  dryRun?: boolean | null;
}

@InputType({ description: "A corrected quarantine file." })
export class ResubmitQuarantineInput {
  @Field(() => ID, { description: "Complete upload." })
  upload!: string;
  @Field(() => Boolean, { nullable: true, description: "Only try." })
  dryRun?: boolean | null;
}

@InputType({ description: "A batch to be withdrawn 撤回." })
export class WithdrawBatchInput {
  @Field(() => Int, { description: "Number of the batch." })
  batchId!: number;
  @Field(() => String, { description: "Why." })
  reason!: string;
}

/** A job of the desk as the API tells it. */
export function toldJob({ kind, state, report, ...job }: Job): ImportJob {
  return Object.assign(new ImportJob(), job, {
    kind: BatchKindWord[kind],
    state: ImportState[state],
    report: report === null ? null : toldReport(report),
  });
}

function toldReport({
  batchId,
  tables,
  reasons,
  problems,
  retried,
  superseded,
  withdrawn,
  ignored,
}: Report): ImportReport {
  return Object.assign(new ImportReport(), {
    batchId,
    tables: Object.entries(tables).map(([table, counts]) => Object.assign(new ImportTable(), { table, ...counts })),
    reasons: Object.entries(reasons).map(([code, count]) => Object.assign(new ImportReason(), { code, count })),
    problems: problems.map((problem) => Object.assign(new ImportProblem(), problem)),
    retried,
    superseded,
    withdrawn,
    ignored,
  });
}
