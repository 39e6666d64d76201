import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../platform/context.ts";
import { PageInfo } from "../../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../../platform/paging.ts";
import { DayScalar, FenScalar } from "../../platform/scalars.ts";
import { unitLoader } from "../../register/register.loader.ts";
import { Unit } from "../../register/register.type.ts";
import { otherFigure } from "./change-position.rules.ts";
import { channelRowsLoader } from "./channel-rows.loader.ts";
import { PeriodInput } from "../collection.input.ts";
import { Collection } from "../collection.type.ts";
import { paidByChannelLoader } from "./paid-by-channel.loader.ts";
import { ChangeAgainst } from "./rate-change.type.ts";
import type { FigureKey } from "../scope.rules.ts";

@ObjectType({ description: "What one receipt gave to a bill at both positions of a change." })
export class ChannelRow {
  estateId!: number;
  unitId!: bigint;
  rowKey!: string;
  @Field(() => String, { description: "Number of the bill 账单号." })
  billNo!: string;
  @Field(() => DayScalar, { description: "When the bill was due 应缴日期." })
  dueOn!: string;
  @Field(() => String, { nullable: true, description: "Number of the receipt 收据号; null for money without one." })
  receiptNo!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Received on 收款日期; null for money without a receipt." })
  paidOn!: string | null;
  @Field(() => FenScalar, { description: "Its part of the numerator before; 0 where the bill is of the other period." })
  beforeNumerator!: bigint;
  @Field(() => FenScalar, { description: "Its part of the numerator now." })
  afterNumerator!: bigint;
}

@ObjectType({
  description:
    "The payments behind a channel's segment of a change. Over all pages they add up to the segment's numerators before and now.",
})
export class ChannelRowConnection {
  @Field(() => [ChannelRow], { description: "Receipts on bills, those of a household beside one another." })
  nodes!: ChannelRow[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
  @Field(() => FenScalar, { description: "What came through the channel before." })
  beforeNumerator!: bigint;
  @Field(() => FenScalar, { description: "What came through it now." })
  afterNumerator!: bigint;
}

/** Estate, household, bill and receipt, with zeros in front so that they sort as text. */
const ROW_KEY = /^\d{10}(\/\d{19}){3}$/;

@Resolver(() => Collection)
export class ChannelRowsResolver {
  @FieldResolver(() => ChannelRowConnection, {
    description: "The payments behind a channel's segment of rateChange, a page at a time.",
  })
  async channelRows(
    @Root() { figure }: Collection,
    @Ctx() context: RequestContext,
    @Arg("channel", () => String, { description: "The segment's key; empty for money without a receipt." })
    channel: string,
    @Arg("against", () => ChangeAgainst, { description: "What it is compared with." }) against: ChangeAgainst,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
    @Arg("other", () => PeriodInput, { nullable: true, description: "The other period, with OTHER; else the same." })
    other?: PeriodInput | null,
    @Arg("otherAsOf", () => DayScalar, {
      nullable: true,
      description: "The other as-of date, with OTHER; else the same.",
    })
    otherAsOf?: string | null,
  ): Promise<ChannelRowConnection> {
    const limit = pageSize(first);
    const sides = { before: otherFigure(figure, { against, other, otherAsOf }), after: figure };
    const [rows, beforeNumerator, afterNumerator] = await Promise.all([
      context.load(channelRowsLoader, { channel, sides, after: readCursor(after, ROW_KEY), limit: limit + 1 }),
      paidThrough(context, channel, sides.before),
      paidThrough(context, channel, sides.after),
    ]);
    const nodes = rows.slice(0, limit).map((row) =>
      Object.assign(new ChannelRow(), {
        estateId: row.estate_id,
        unitId: row.unit_id,
        rowKey: row.row_key,
        billNo: row.bill_no,
        dueOn: row.due_on,
        receiptNo: row.receipt_no,
        paidOn: row.paid_on,
        beforeNumerator: row.paid_before,
        afterNumerator: row.paid_now,
      }),
    );
    const last = nodes.at(-1);
    const pageInfo = new PageInfo(rows.length > limit, last === undefined ? null : cursorOf(last.rowKey));
    return { nodes, pageInfo, beforeNumerator, afterNumerator };
  }
}

/** A channel's segment at one position: nothing where nobody paid that way. */
async function paidThrough(context: RequestContext, channel: string, at: FigureKey): Promise<bigint> {
  const told = (await context.load(paidByChannelLoader, at)).find((one) => one.channel === channel);
  return told === undefined ? 0n : told.paid;
}

@Resolver(() => ChannelRow)
export class ChannelRowResolver {
  @FieldResolver(() => Unit, { description: "The household." })
  async unit(@Root() { estateId, unitId }: ChannelRow, @Ctx() context: RequestContext): Promise<Unit> {
    const unit = await context.load(unitLoader, { estateId, unitId });
    if (unit === null) throw new Error(`no unit ${unitId} in estate ${estateId}`);
    return unit;
  }
}
