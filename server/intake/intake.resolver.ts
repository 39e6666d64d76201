import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { batchFilesLoader, readBatches, readQuarantine } from "./intake.loader.ts";
import { Batch, BatchConnection, BatchFile, QuarantineConnection } from "./intake.type.ts";
import { isTableName, TABLE_NAMES } from "./table.rules.ts";

/** The key of a list ordered by number; a cursor of another list is refused. */
function numberAfter(after: string | null | undefined): string | null {
  const key = readCursor(after);
  if (key !== null && !/^\d{1,18}$/.test(key)) throw inputError("after", "after is no cursor of this list: pass the endCursor of the page before.");
  return key;
}

@Resolver(() => Batch)
export class IntakeResolver {
  @Query(() => BatchConnection, { description: "Batches recorded, latest first." })
  async batches(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 20, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<BatchConnection> {
    const limit = pageSize(first);
    const rows = await context.read((trx) => readBatches(trx, numberAfter(after), limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    return { nodes, pageInfo: new PageInfo(rows.length > limit, last === undefined ? null : cursorOf(String(last.batchId))) };
  }

  @Query(() => QuarantineConnection, { description: "Rows that wait in quarantine 待处理数据, oldest first." })
  async quarantine(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
    @Arg("table", () => String, { nullable: true, description: "Only of this table of the intake format." }) table?: string | null,
  ): Promise<QuarantineConnection> {
    if (table != null && !isTableName(table)) throw inputError("table", `${table} is none of ${TABLE_NAMES.join(", ")}.`);
    const limit = pageSize(first);
    const rows = await context.read((trx) => readQuarantine(trx, numberAfter(after), limit + 1, table ?? null));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    return { nodes, pageInfo: new PageInfo(rows.length > limit, last === undefined ? null : cursorOf(String(last.quarantineId))) };
  }

  @FieldResolver(() => [BatchFile], { description: "What each file brought." })
  files(@Root() { batchId }: Batch, @Ctx() context: RequestContext): Promise<BatchFile[]> {
    return context.load(batchFilesLoader, batchId);
  }
}
