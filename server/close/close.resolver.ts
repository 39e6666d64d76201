import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { DayScalar } from "../platform/scalars.ts";
import { estateAsked, estateOf } from "../register/find-estate.ts";
import { unitLoader } from "../register/register.loader.ts";
import { Estate, Unit } from "../register/register.type.ts";
import { closeMonth } from "./close-month.ts";
import {
  closedEstatesLoader,
  closedExceptionsLoader,
  readClose,
  readCloses,
  readClosing,
  replayClose,
} from "./close.store.ts";
import {
  ClosedEstate,
  ClosedRate,
  CloseReplay,
  Closing,
  ClosingException,
  MonthClose,
  MonthClosePayload,
  RestatedRate,
  Restatement,
  RestatingRow,
  RestatingRowConnection,
} from "./close.type.ts";
import { isMonth } from "./month.rules.ts";
import { restatementLoader, restatingRowsLoader, weightOf } from "./restatement.store.ts";

@InputType({ description: "Closes a month 月结." })
class CloseMonthInput {
  @Field(() => DayScalar, { description: "First day of the month." })
  month!: string;
  @Field(() => String, {
    defaultValue: "",
    description: "What there is to say about exceptions and rows that stand open; needed where any do.",
  })
  reason!: string;
}

/** Weight, and the key of a bill's step or of a household. */
const ROW_KEY = /^\d{1,19}\/\d{10}\/\d{19}(\/\d{10})?$/;

/** The id of an estate by its code; what names none in scope is refused. */
async function estateIdsOf(
  context: RequestContext,
  code: string | null | undefined,
): Promise<readonly number[] | null> {
  if (code === null || code === undefined) return null;
  return [await estateAsked(context, code, "estate")];
}

@Resolver(() => MonthClose)
export class CloseResolver {
  @Query(() => [MonthClose], { description: "Closed months 月结, the latest first." })
  monthCloses(@Ctx() context: RequestContext): Promise<MonthClose[]> {
    return context.read(readCloses);
  }

  @Query(() => MonthClose, {
    nullable: true,
    description: "A closed month by its first day; null where it is not closed.",
  })
  monthClose(
    @Ctx() context: RequestContext,
    @Arg("month", () => DayScalar, { description: "First day of the month." }) month: string,
  ): Promise<MonthClose | null> {
    return context.read((trx) => readClose(trx, month));
  }

  @Query(() => Closing, {
    description: "What closing a month would freeze: identities, open exceptions, rows in quarantine.",
  })
  monthClosing(
    @Ctx() context: RequestContext,
    @Arg("month", () => DayScalar, { description: "First day of the month." }) month: string,
  ): Promise<Closing> {
    if (!isMonth(month))
      throw inputError("month", `${month} is no month: name it by its first day, such as 2026-03-01.`);
    return context.read((trx) => readClosing(trx, month, context.today));
  }

  @Query(() => CloseReplay, {
    nullable: true,
    description:
      "Works a closed month out anew from the ledger as known at its close, for the viewer's estates, and compares the bytes; null where it is not closed. A month of many estates takes minutes: ask for a few at a time.",
  })
  closeReplay(
    @Ctx() context: RequestContext,
    @Arg("month", () => DayScalar, { description: "First day of the month." }) month: string,
    @Arg("estates", () => [String], {
      nullable: true,
      description: "Only the estates with these codes; all of the viewer's where left out.",
    })
    estates: string[] | null,
  ): Promise<CloseReplay | null> {
    return context.read(async (trx) => {
      const close = await readClose(trx, month);
      if (close === null) return null;
      const replayed = await replayClose(trx, close, estates ?? null);
      const unknown = estates?.find((code) => !replayed.some((estate) => estate.code === code));
      if (unknown !== undefined)
        throw inputError("estates", `${JSON.stringify(unknown)} is no estate of yours that was closed in ${month}.`);
      return Object.assign(new CloseReplay(), {
        inputsMatch: replayed.every(({ inputs }) => inputs),
        outputsMatch: replayed.every(({ outputs }) => outputs),
        estates: replayed.length,
        differing: replayed.flatMap(({ code, inputs, outputs }) => (inputs && outputs ? [] : [code])),
      });
    });
  }

  @Mutation(() => MonthClosePayload, {
    description: "Closes a month: identities are checked, and every estate's figures are frozen with their digests.",
  })
  closeMonth(
    @Ctx() context: RequestContext,
    @Arg("input", () => CloseMonthInput) { month, reason }: CloseMonthInput,
  ): Promise<MonthClosePayload> {
    return context.write((database, viewer) =>
      database.asServer(viewer, async (trx) => {
        const outcome = await closeMonth(trx, context.clock, { month, reason });
        return { monthClose: outcome.done ?? null, userErrors: outcome.refused ?? [] };
      }),
    );
  }

  @FieldResolver(() => [ClosedEstate], { description: "Each estate's frozen figures." })
  async figures(
    @Root() { month }: MonthClose,
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { nullable: true, description: "Only of the estate with this code." })
    code?: string | null,
  ): Promise<ClosedEstate[]> {
    return context.load(closedEstatesLoader, { month, estateIds: await estateIdsOf(context, code) });
  }

  @FieldResolver(() => [ClosingException], {
    description: "Exceptions that stood open in the viewer's estates, by rule.",
  })
  exceptions(@Root() { month }: MonthClose, @Ctx() context: RequestContext): Promise<ClosingException[]> {
    return context.load(closedExceptionsLoader, month);
  }

  @FieldResolver(() => Restatement, { description: "A rate as it was closed and as it is now." })
  async restatement(
    @Root() closeOf: MonthClose,
    @Ctx() context: RequestContext,
    @Arg("rate", () => ClosedRate, { defaultValue: ClosedRate.CURRENT_RATE, description: "Which rate." })
    rate: ClosedRate,
    @Arg("estate", () => String, { nullable: true, description: "Only of the estate with this code." })
    code?: string | null,
  ): Promise<Restatement> {
    const { month, knownAt } = closeOf;
    const of = { rate, month, knownAt, estateIds: await estateIdsOf(context, code) };
    const [total, ...estates] = await context.load(restatementLoader, of);
    if (total === undefined) throw new Error("a restatement has a total");
    return Object.assign(new Restatement(), { of, rate, total, estates });
  }
}

@Resolver(() => ClosedEstate)
export class ClosedEstateResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: ClosedEstate, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }
}

@Resolver(() => RestatedRate)
export class RestatedRateResolver {
  @FieldResolver(() => Estate, { nullable: true, description: "The estate; null for the total." })
  async estate(@Root() { estateId }: RestatedRate, @Ctx() context: RequestContext): Promise<Estate | null> {
    return estateId === null ? null : estateOf(context, estateId);
  }
}

@Resolver(() => Restatement)
export class RestatementResolver {
  @FieldResolver(() => RestatingRowConnection, {
    description: "The rows recorded since the close that changed it, the heaviest first.",
  })
  async rows(
    @Root() { of }: Restatement,
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<RestatingRowConnection> {
    const limit = pageSize(first);
    const [weight, ...key] = readCursor(after, ROW_KEY)?.split("/") ?? [];
    const place = weight === undefined ? null : { weight, key: key.join("/") };
    const { rows, count } = await context.load(restatingRowsLoader, { of, after: place, limit: limit + 1 });
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(`${weightOf(last)}/${last.rowKey}`);
    return { nodes, count, pageInfo: new PageInfo(rows.length > limit, end) };
  }
}

@Resolver(() => RestatingRow)
export class RestatingRowResolver {
  @FieldResolver(() => Unit, { description: "The household." })
  async unit(@Root() { estateId, unitId }: RestatingRow, @Ctx() context: RequestContext): Promise<Unit> {
    const unit = await context.load(unitLoader, { estateId, unitId });
    if (unit === null) throw new Error(`no unit ${unitId} in estate ${estateId}`);
    return unit;
  }
}
