import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { DayScalar } from "../platform/scalars.ts";
import { countEntries, readJournal, readSubjectNames, readSubjectsNamed } from "./journal.store.ts";
import { JournalConnection, NoteExportInput, NoteExportPayload } from "./journal.type.ts";
import { noteExport } from "./note-export.ts";

@ArgsType()
class JournalArguments {
  @Field(() => Int, { defaultValue: 50, description: "Rows of the page, at most 200." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Cursor to go on after." })
  after?: string | null;
  @Field(() => String, { nullable: true, description: "Only this act." })
  act?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Part of who did it, of the object, or of the name of whom it was done to.",
  })
  text?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "First day." })
  from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Last day." })
  to?: string | null;
}

@Resolver(() => JournalConnection)
export class JournalResolver {
  @Query(() => JournalConnection, {
    description: "Who did what 操作日志, latest first; an auditor sees their estates' entries.",
  })
  async journal(
    @Ctx() context: RequestContext,
    @Args(() => JournalArguments) { first, after, act, text, from, to }: JournalArguments,
  ): Promise<JournalConnection> {
    const limit = pageSize(first);
    const part = text?.trim() || null;
    const wanted = {
      act: act ?? null,
      text: part,
      // Entries name people by key; readers look for them by name.
      subjects: part === null ? [] : await context.readPeople((trx) => readSubjectsNamed(trx, part)),
      from: from ?? null,
      to: to ?? null,
      timeZone: context.clock.timeZone,
    };
    const before = readCursor(after, /^\d{1,18}$/);
    const rows = await context.read((trx) => readJournal(trx, wanted, before, limit + 1));
    const shown = rows.slice(0, limit);
    const names = await context.readPeople((trx) => readSubjectNames(trx, shown));
    const nodes = shown.map((entry) => ({ ...entry, subjectName: names.get(entry.subject ?? "") ?? null }));
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(last.seq);
    return Object.assign(new JournalConnection(), { wanted, nodes, pageInfo: new PageInfo(rows.length > limit, end) });
  }

  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { wanted }: JournalConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.read((trx) => countEntries(trx, wanted));
  }

  @Mutation(() => NoteExportPayload, {
    description: "Notes in the journal that a file was made of a page; files that the server makes are noted by it.",
  })
  async noteExport(
    @Ctx() context: RequestContext,
    @Arg("input", () => NoteExportInput) input: NoteExportInput,
  ): Promise<NoteExportPayload> {
    const { done, refused = [] } = await context.write((database, viewer) =>
      database.asServer(viewer, (trx) => noteExport(trx, input)),
    );
    return { file: done?.file ?? null, userErrors: refused };
  }
}
