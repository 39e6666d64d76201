import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { estatesLoader } from "../register/register.loader.ts";
import {
  batchFilesLoader,
  batchLoader,
  countBatches,
  countQuarantine,
  countQuarantined,
  readBatches,
  readQuarantine,
} from "./intake.loader.ts";
import {
  Batch,
  BatchConnection,
  BatchFile,
  QuarantineConnection,
  QuarantineCount,
  QuarantineRow,
} from "./intake.type.ts";
import { isTableName, TABLE_NAMES } from "./table.rules.ts";

/** Numbers of batches, and those of quarantined rows, which are longer. */
const BATCH_KEY = /^\d{1,9}$/;
const QUARANTINE_KEY = /^\d{1,18}$/;

@Resolver(() => Batch)
export class BatchResolver {
  @Query(() => BatchConnection, { description: "Batches recorded, latest first." })
  async batches(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 20, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<BatchConnection> {
    const limit = pageSize(first);
    const before = readCursor(after, BATCH_KEY);
    const rows = await context.read((trx) => readBatches(trx, before, limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(String(last.batchId));
    return { nodes, pageInfo: new PageInfo(rows.length > limit, end) };
  }

  @FieldResolver(() => [BatchFile], {
    description: "What each file brought; empty for who does not see every estate: a file may hold any estate's rows.",
  })
  files(@Root() { batchId }: Batch, @Ctx() context: RequestContext): Promise<BatchFile[]> {
    return context.load(batchFilesLoader, batchId);
  }
}

@ArgsType()
export class QuarantineArguments {
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
  @Field(() => String, { nullable: true, description: "Only of this table of the intake format." })
  table?: string | null;
  @Field(() => String, { nullable: true, description: "Only with this reason code." })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: "Only of the estate with this code." })
  estate?: string | null;
  @Field(() => Int, { nullable: true, description: "Only what this batch put aside." })
  batch?: number | null;
  @Field(() => Boolean, { defaultValue: false, description: "Rows that were settled too." })
  settled!: boolean;
}

@Resolver(() => BatchConnection)
export class BatchListResolver {
  @FieldResolver(() => RowCount, { description: "How many there are." })
  matching(@Ctx() context: RequestContext): Promise<RowCount> {
    return context.read(countBatches);
  }
}

@Resolver(() => QuarantineConnection)
export class QuarantineListResolver {
  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { wanted }: QuarantineConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.read((trx) => countQuarantined(trx, wanted));
  }
}

@Resolver(() => QuarantineRow)
export class QuarantineResolver {
  @Query(() => QuarantineConnection, { description: "Rows in quarantine 待处理数据, oldest first." })
  async quarantine(
    @Ctx() context: RequestContext,
    @Args(() => QuarantineArguments) { first, after, table, reason, estate, batch, settled }: QuarantineArguments,
  ): Promise<QuarantineConnection> {
    if (table != null && !isTableName(table))
      throw inputError("table", `${table} is no table: choose one of ${TABLE_NAMES.join(", ")}.`);
    const limit = pageSize(first);
    const place = readCursor(after, QUARANTINE_KEY);
    const wanted = {
      table: table ?? null,
      reason: reason ?? null,
      estateId: estate == null ? null : await estateIdOf(context, estate),
      batchId: batch ?? null,
      settled,
    };
    const rows = await context.read((trx) => readQuarantine(trx, wanted, place, limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(String(last.quarantineId));
    return { wanted, nodes, pageInfo: new PageInfo(rows.length > limit, end) };
  }

  @Query(() => [QuarantineCount], { description: "Open rows in quarantine by table and reason, most first." })
  async quarantineCounts(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { nullable: true, description: "Only of the estate with this code." })
    estate?: string | null,
  ): Promise<QuarantineCount[]> {
    const estateId = estate == null ? null : await estateIdOf(context, estate);
    return context.read((trx) => countQuarantine(trx, estateId));
  }

  @FieldResolver(() => Batch, { description: "Batch that put it aside." })
  async batch(@Root() { batchId }: QuarantineRow, @Ctx() context: RequestContext): Promise<Batch> {
    const batch = await context.load(batchLoader, batchId);
    if (batch === null) throw new Error(`a row in quarantine without its batch ${batchId}`);
    return batch;
  }
}

async function estateIdOf(context: RequestContext, code: string): Promise<number> {
  const found = (await context.load(estatesLoader, "all")).find((estate) => estate.code === code);
  if (found === undefined)
    throw inputError("estate", `There is no estate ${code}: the list of estates tells which are.`);
  return found.estateId;
}
