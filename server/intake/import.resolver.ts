import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { OPERATOR } from "../platform/actor.ts";
import { Refusal } from "../platform/refusal.ts";
import { ImportDesk, type JobOrder } from "./import-desk.ts";
import { importOrder, OrderRefusal, pathsOf, resubmissionOrder, withdrawalOrder } from "./import-order.ts";
import {
  CancelImportInput,
  ImportJob,
  ImportPayload,
  ImportReport,
  ImportState,
  MappingDraft,
  ResubmitQuarantineInput,
  RetryImportInput,
  StartImportInput,
  toldJob,
  WithdrawBatchInput,
} from "./import.type.ts";
import { batchLoader } from "./intake.loader.ts";
import { Batch } from "./intake.type.ts";
import { INTAKE_FORMAT } from "./intake-format.rules.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { UploadStore } from "./upload.store.ts";

const started = (job: ImportJob | null): ImportPayload => ({ job, userErrors: [] });

const refused = (code: string, field: string | null, message: string): ImportPayload => ({
  job: null,
  userErrors: [{ code, field, message }],
});

const objection = ({ code, field, told }: OrderRefusal) => ({ code, field, message: told.en, told });

const undrafted = (refusal: OrderRefusal): MappingDraft => ({
  mapping: null,
  notes: [],
  files: [],
  tables: [],
  userErrors: [objection(refusal)],
});

const unknownJob = (id: string): ImportPayload =>
  refused("NOT_FOUND", "job", `There is no import ${id}: it is forgotten when the server ends.`);

/** Puts an order in the queue; what is wrong with it is an answer, not a fault. */
async function start(context: RequestContext, order: () => Omit<JobOrder, "actor">): Promise<ImportPayload> {
  const { actor = OPERATOR } = (await context.me()).viewer;
  try {
    const job = context.part(ImportDesk).start({ ...order(), actor });
    return job === null ? refused("TOO_MANY", null, "Too many imports wait already.") : started(toldJob(job));
  } catch (error) {
    if (error instanceof OrderRefusal) return { job: null, userErrors: [objection(error)] };
    throw error;
  }
}

/** What ended after the request's snapshot began is told as under way: its batch is not in any list of this answer either. */
async function asSeen(context: RequestContext, job: ImportJob): Promise<ImportJob> {
  const batchId = job.report?.batchId ?? null;
  if (batchId === null || (await context.load(batchLoader, batchId)) !== null) return job;
  return Object.assign(job, { state: ImportState.RUNNING, report: null, canRetry: false });
}

@Resolver(() => ImportJob)
export class ImportResolver {
  @Query(() => [ImportJob], { description: "Imports of this server since it began, latest first." })
  imports(@Ctx() context: RequestContext): Promise<ImportJob[]> {
    return Promise.all(
      context
        .part(ImportDesk)
        .list()
        .map((job) => asSeen(context, toldJob(job))),
    );
  }

  @Query(() => ImportJob, { nullable: true, description: "An import; null where there is none." })
  importJob(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "Key." }) id: string,
  ): Promise<ImportJob | null> | null {
    const job = context.part(ImportDesk).get(id);
    return job === null ? null : asSeen(context, toldJob(job));
  }

  @Query(() => MappingDraft, { description: "Drafts a mapping for uploaded files that are not named after tables." })
  async suggestMapping(
    @Ctx() context: RequestContext,
    @Arg("uploads", () => [ID], { description: "Complete uploads." }) uploads: string[],
  ): Promise<MappingDraft> {
    try {
      const paths = pathsOf(context.part(UploadStore), uploads, "uploads");
      const { mapping, ...draft } = await suggestMapping(paths, context.today);
      return { mapping: JSON.stringify(mapping, null, 2), ...draft, tables: INTAKE_FORMAT, userErrors: [] };
    } catch (error) {
      if (error instanceof OrderRefusal) return undrafted(error);
      if (error instanceof Refusal) return undrafted(new OrderRefusal("UNREADABLE", "uploads", error.told));
      throw error;
    }
  }

  @Mutation(() => ImportPayload, {
    description: "Imports uploaded files as one batch. Answers at once: ask importJob how far it is.",
  })
  async startImport(
    @Ctx() context: RequestContext,
    @Arg("input", () => StartImportInput) { uploads, mapping, dryRun }: StartImportInput,
  ): Promise<ImportPayload> {
    return start(context, () => importOrder(context.part(UploadStore), uploads, mapping ?? null, dryRun ?? false));
  }

  @Mutation(() => ImportPayload, { description: "Gives an import again that failed, was cancelled, or only tried." })
  async retryImport(
    @Ctx() context: RequestContext,
    @Arg("input", () => RetryImportInput) { job: id, dryRun }: RetryImportInput,
  ): Promise<ImportPayload> {
    const desk = context.part(ImportDesk);
    const [order, before] = [desk.orderOf(id), desk.get(id)];
    if (order === null || before === null) return unknownJob(id);
    if (!before.canRetry)
      return refused("NOT_RETRIABLE", "job", "The import is on its way, has succeeded, or its files are gone.");
    return start(context, () => ({ ...order, dryRun: dryRun ?? order.dryRun }));
  }

  @Mutation(() => ImportPayload, {
    description: "Stops an import: nothing of it is recorded. One that has ended stays as it ended.",
  })
  cancelImport(
    @Ctx() context: RequestContext,
    @Arg("input", () => CancelImportInput) { job: id }: CancelImportInput,
  ): ImportPayload {
    const job = context.part(ImportDesk).cancel(id);
    return job === null ? unknownJob(id) : started(toldJob(job));
  }

  @Mutation(() => ImportPayload, {
    description: "Hands quarantined rows in again, corrected in the file that /quarantine.csv gave out.",
  })
  async resubmitQuarantine(
    @Ctx() context: RequestContext,
    @Arg("input", () => ResubmitQuarantineInput) { upload, dryRun }: ResubmitQuarantineInput,
  ): Promise<ImportPayload> {
    const database = context.part(ImportDesk).database;
    return start(context, () => resubmissionOrder(database, context.part(UploadStore), upload, dryRun ?? false));
  }

  @Mutation(() => ImportPayload, { description: "Withdraws a batch: its entries count as never made from then on." })
  async withdrawBatch(
    @Ctx() context: RequestContext,
    @Arg("input", () => WithdrawBatchInput) { batchId, reason }: WithdrawBatchInput,
  ): Promise<ImportPayload> {
    return start(context, () => withdrawalOrder(context.part(ImportDesk).database, batchId, reason));
  }
}

@Resolver(() => ImportReport)
export class ImportReportResolver {
  @FieldResolver(() => Batch, {
    nullable: true,
    description: "The batch recorded; null where nothing was new, or it only tried.",
  })
  batch(@Root() { batchId }: ImportReport, @Ctx() context: RequestContext): Promise<Batch | null> | null {
    return batchId === null ? null : context.load(batchLoader, batchId);
  }
}
