import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { positionAt } from "./ledger-position.input.ts";
import { billFilterOf, receiptFilterOf } from "./record-filter.ts";
import { BillPage, ReceiptPage } from "./record-list.input.ts";
import { listBills, listReceipts, totalBills, totalReceipts, type RowPlace } from "./record-list.store.ts";
import { BillConnection, BillTotals, ReceiptConnection, ReceiptTotals } from "./record-list.type.ts";
import { BILL_ORDERS, RECEIPT_ORDERS, type Order } from "./record-order.rules.ts";

/** A day or an amount, then estate and entry: no cursor goes on in another order than its own. */
const DAY_KEY = /^\d{4}-\d{2}-\d{2}\/\d{1,9}\/\d{1,18}$/;
const AMOUNT_KEY = /^\d{1,18}\/\d{1,9}\/\d{1,18}$/;

function readPlace(after: string | null | undefined, { column }: Order): RowPlace | null {
  const key = readCursor(after, column === "amount" ? AMOUNT_KEY : DAY_KEY);
  const [value, estate, id] = key?.split("/") ?? [];
  return value === undefined || estate === undefined || id === undefined ? null : { value, estate, id };
}

const cursorAt = (value: string | bigint, estate: number, id: bigint): string => cursorOf(`${value}/${estate}/${id}`);

@Resolver(() => BillConnection)
export class BillListResolver {
  @Query(() => BillConnection, { description: "Bills that match, a page at a time." })
  async bills(@Ctx() context: RequestContext, @Args(() => BillPage) asked: BillPage): Promise<BillConnection> {
    const limit = pageSize(asked.first);
    const order = BILL_ORDERS[asked.sort];
    const query = { filter: await billFilterOf(context, asked.filter), position: positionAt(asked, context) };
    const after = readPlace(asked.after, order);
    const rows = await context.read((trx) => listBills(trx, { ...query, ...order, after, limit: limit + 1 }));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end =
      last === undefined
        ? null
        : cursorAt(order.column === "amount" ? last.amount : last.dueOn, last.key.estateId, last.billId);
    return Object.assign(new BillConnection(), { query, nodes, pageInfo: new PageInfo(rows.length > limit, end) });
  }

  @FieldResolver(() => BillTotals, {
    description: "Totals of all that match; ask apart from a page, which need not wait.",
  })
  totals(@Root() { query }: BillConnection, @Ctx() context: RequestContext): Promise<BillTotals> {
    return context.read((trx) => totalBills(trx, query));
  }
}

@Resolver(() => ReceiptConnection)
export class ReceiptListResolver {
  @Query(() => ReceiptConnection, { description: "Receipts that match, a page at a time." })
  async receipts(
    @Ctx() context: RequestContext,
    @Args(() => ReceiptPage) asked: ReceiptPage,
  ): Promise<ReceiptConnection> {
    const limit = pageSize(asked.first);
    const order = RECEIPT_ORDERS[asked.sort];
    const query = { filter: await receiptFilterOf(context, asked.filter), position: positionAt(asked, context) };
    const after = readPlace(asked.after, order);
    const rows = await context.read((trx) => listReceipts(trx, { ...query, ...order, after, limit: limit + 1 }));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end =
      last === undefined
        ? null
        : cursorAt(order.column === "amount" ? last.amount : last.paidOn, last.key.estateId, last.receiptId);
    return Object.assign(new ReceiptConnection(), { query, nodes, pageInfo: new PageInfo(rows.length > limit, end) });
  }

  @FieldResolver(() => ReceiptTotals, {
    description: "Totals of all that match; ask apart from a page, which need not wait.",
  })
  totals(@Root() { query }: ReceiptConnection, @Ctx() context: RequestContext): Promise<ReceiptTotals> {
    return context.read((trx) => totalReceipts(trx, query));
  }
}
