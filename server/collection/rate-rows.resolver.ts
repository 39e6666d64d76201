import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { billsLoader } from "../ledger/ledger.loader.ts";
import { Bill, type LedgerKey } from "../ledger/ledger.type.ts";
import type { RequestContext } from "../platform/context.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { FenScalar } from "../platform/scalars.ts";
import { unitLoader } from "../register/register.loader.ts";
import { Unit } from "../register/register.type.ts";
import { RateFigure } from "./collection.input.ts";
import { Collection } from "./collection.type.ts";
import { rateRowsLoader } from "./figure.loader.ts";
import { householdsOf, moneyOf } from "./rates.loader.ts";
import { AMOUNTS, fenOf, HOUSEHOLD_RATES, MONEY_RATES } from "./rate.rules.ts";

@ObjectType({ description: "What one bill, or one household of a household rate, gives to a rate." })
export class RateRow {
  key!: LedgerKey;
  billId!: bigint | null;
  rowKey!: string;
  @Field(() => FenScalar, { description: "Its part of the numerator: fen, or 1 for a household that counts." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "Its part of the denominator: fen, 1 for a household, 0 for an amount." })
  denominator!: bigint;
}

@ObjectType({
  description:
    "The rows behind a rate or an amount. Over all pages they add up to the totals, which are the rate's numerator and denominator, or the amount over 0.",
})
export class RateRowConnection {
  @Field(() => [RateRow], { description: "Rows that give something to either side." })
  nodes!: RateRow[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
  @Field(() => FenScalar, { description: "Numerator of the rate, or the amount." })
  numerator!: bigint;
  @Field(() => FenScalar, { description: "Denominator of the rate; 0 for an amount." })
  denominator!: bigint;
}

const isHouseholdRate = (rate: string): rate is keyof typeof HOUSEHOLD_RATES => Object.hasOwn(HOUSEHOLD_RATES, rate);
const isMoneyRate = (rate: string): rate is keyof typeof MONEY_RATES => Object.hasOwn(MONEY_RATES, rate);
const isAmount = (figure: string): figure is keyof typeof AMOUNTS => Object.hasOwn(AMOUNTS, figure);

/** Estate and bill or unit, with zeros in front so that they sort as text. */
const ROW_KEY = /^\d{10}\/\d{19}$/;

@Resolver(() => Collection)
export class RateRowsResolver {
  @FieldResolver(() => RateRowConnection, {
    description: "The rows behind a rate or an amount 口径与明细, a page at a time.",
  })
  async rows(
    @Root() { figure: of }: Collection,
    @Ctx() context: RequestContext,
    @Arg("figure", () => RateFigure, { description: "Which figure." }) rate: RateFigure,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<RateRowConnection> {
    const limit = pageSize(first);
    const rows = await context.load(rateRowsLoader, { rate, of, after: readCursor(after, ROW_KEY), limit: limit + 1 });
    const position = { asOf: of.asOf, knownAt: of.knownAt };
    const nodes = rows.slice(0, limit).map((row) =>
      Object.assign(new RateRow(), {
        key: { estateId: row.estate_id, unitId: String(row.unit_id), ...position },
        billId: row.bill_id,
        rowKey: row.row_key,
        numerator: row.numerator,
        denominator: row.denominator,
      }),
    );
    const last = nodes.at(-1);
    const pageInfo = new PageInfo(rows.length > limit, last === undefined ? null : cursorOf(last.rowKey));
    return { nodes, pageInfo, ...(await totals(context, of, rate)) };
  }
}

async function totals(
  context: RequestContext,
  of: Collection["figure"],
  rate: string,
): Promise<{ numerator: bigint; denominator: bigint }> {
  if (isHouseholdRate(rate)) {
    const row = await householdsOf(context, of);
    const { numerator, denominator } = HOUSEHOLD_RATES[rate];
    return { numerator: fenOf(row, numerator), denominator: fenOf(row, denominator) };
  }
  if (isAmount(rate)) {
    const row = await moneyOf(context, of);
    return { numerator: fenOf(row, AMOUNTS[rate]), denominator: 0n };
  }
  if (!isMoneyRate(rate)) throw new Error(`${rate} is no rate`);
  const row = await moneyOf(context, of);
  const { numerator, denominator } = MONEY_RATES[rate];
  return { numerator: fenOf(row, numerator), denominator: fenOf(row, denominator) };
}

@Resolver(() => RateRow)
export class RateRowResolver {
  @FieldResolver(() => Unit, { description: "The household." })
  async unit(@Root() { key }: RateRow, @Ctx() context: RequestContext): Promise<Unit> {
    const unit = await context.load(unitLoader, { estateId: key.estateId, unitId: BigInt(key.unitId) });
    if (unit === null) throw new Error(`no unit ${key.unitId} in estate ${key.estateId}`);
    return unit;
  }

  @FieldResolver(() => Bill, { nullable: true, description: "The bill; null for a household rate." })
  async bill(@Root() { key, billId }: RateRow, @Ctx() context: RequestContext): Promise<Bill | null> {
    if (billId === null) return null;
    return (await context.load(billsLoader, key)).find((bill) => bill.billId === billId) ?? null;
  }
}
