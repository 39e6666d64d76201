import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { FenScalar, InstantScalar } from "../platform/scalars.ts";
import { estateOf } from "../register/find-estate.ts";
import { unitLoader } from "../register/register.loader.ts";
import { Estate, Unit } from "../register/register.type.ts";
import { knownAtLoader } from "./known-at.loader.ts";
import { LedgerPosition, positionAt } from "./ledger-position.input.ts";
import {
  adjustmentsLoader,
  allocationsLoader,
  billsLoader,
  findEntry,
  receiptsLoader,
  standingLoader,
} from "./ledger.loader.ts";
import { Adjustment, Allocation, Bill, BillStatus, Receipt, UnitLedger, type LedgerKey } from "./ledger.type.ts";
import { unidentifiedReceipt } from "./record-list.store.ts";
import { timelineLoader } from "./timeline.loader.ts";
import { LedgerEvent } from "./timeline.type.ts";

/** The household of money whose payer nobody knows. */
const NOBODY = "0";

async function unitOf(context: RequestContext, { estateId, unitId }: LedgerKey): Promise<Unit> {
  const unit = await context.load(unitLoader, { estateId, unitId: BigInt(unitId) });
  if (unit === null) throw new Error(`no unit ${unitId} in estate ${estateId}`);
  return unit;
}

@Resolver(() => Unit)
export class LedgerOfUnitResolver {
  @FieldResolver(() => UnitLedger, { description: "Household ledger 收缴台账 (P3.1)." })
  ledger(
    @Root() { estateId, unitId }: Unit,
    @Ctx() context: RequestContext,
    @Args(() => LedgerPosition) position: LedgerPosition,
  ): UnitLedger {
    return new UnitLedger({ estateId, unitId: String(unitId), ...positionAt(position, context) });
  }
}

@Resolver(() => UnitLedger)
export class UnitLedgerResolver {
  @FieldResolver(() => BillStatus, {
    nullable: true,
    description:
      "Most pressing state of its bills: OVERDUE, UNPAID, WRITTEN_OFF, PAID, WAIVED, in this order; null without a bill.",
  })
  async status(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<BillStatus | null> {
    return (await context.load(standingLoader, key)).status;
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description: "Known-at time 入账截止时点 of the answer: the latest batch recorded by the time asked for.",
  })
  knownAt(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<string | null> {
    return context.load(knownAtLoader, key);
  }

  @FieldResolver(() => FenScalar, { description: "Open on its bills, written-off balances left out." })
  async open(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<bigint> {
    return (await context.load(standingLoader, key)).open;
  }

  @FieldResolver(() => FenScalar, { description: "Part of it that is overdue 逾期." })
  async overdue(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<bigint> {
    return (await context.load(standingLoader, key)).overdue;
  }

  @FieldResolver(() => FenScalar, { description: "Held money 暂存 (预收结余): received, on no bill." })
  async held(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<bigint> {
    return (await context.load(standingLoader, key)).held;
  }

  @FieldResolver(() => [Bill], { description: "Bills issued by the as-of date, oldest due first." })
  bills(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<Bill[]> {
    return context.load(billsLoader, key);
  }

  @FieldResolver(() => [Receipt], { description: "Receipts by the as-of date." })
  receipts(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<Receipt[]> {
    return context.load(receiptsLoader, key);
  }

  @FieldResolver(() => [LedgerEvent], {
    description: "All of it on one time line, oldest first, with what was owed and held after each event.",
  })
  timeline(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<LedgerEvent[]> {
    return context.load(timelineLoader, key);
  }

  @FieldResolver(() => [Adjustment], { description: "Adjustments by the as-of date." })
  adjustments(@Root() { key }: UnitLedger, @Ctx() context: RequestContext): Promise<Adjustment[]> {
    return context.load(adjustmentsLoader, key);
  }
}

@Resolver(() => Bill)
export class BillResolver {
  @Query(() => Bill, {
    nullable: true,
    description: "A bill by its number; null where the estate has none in scope, or none issued and known by then.",
  })
  async bill(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { description: "Code of its estate." }) estateCode: string,
    @Arg("billNo", () => String, { description: "Number 账单号." }) no: string,
    @Args(() => LedgerPosition) position: LedgerPosition,
  ): Promise<Bill | null> {
    const entry = await context.read((trx) => findEntry(trx, { table: "bill", estateCode, no }));
    if (entry === null) return null;
    const { estateId, unitId } = entry;
    const bills = await context.load(billsLoader, { estateId, unitId, ...positionAt(position, context) });
    return bills.find((bill) => bill.billNo === no) ?? null;
  }

  @FieldResolver(() => Unit, { description: "The household billed." })
  unit(@Root() { key }: Bill, @Ctx() context: RequestContext): Promise<Unit> {
    return unitOf(context, key);
  }

  @FieldResolver(() => [Allocation], { description: "Money on the bill, by receipt." })
  async allocations(@Root() { key, billId }: Bill, @Ctx() context: RequestContext): Promise<Allocation[]> {
    return (await context.load(allocationsLoader, key)).filter((allocation) => allocation.billId === billId);
  }

  @FieldResolver(() => [Adjustment], { description: "Its waivers, credit notes and write-offs." })
  async adjustments(@Root() { key, billId }: Bill, @Ctx() context: RequestContext): Promise<Adjustment[]> {
    return (await context.load(adjustmentsLoader, key)).filter((adjustment) => adjustment.billId === billId);
  }
}

@Resolver(() => Receipt)
export class ReceiptResolver {
  @Query(() => Receipt, {
    nullable: true,
    description:
      "A receipt by its number, with or without a household; null where the estate has none in scope, or none received and known by then.",
  })
  async receipt(
    @Ctx() context: RequestContext,
    @Arg("estate", () => String, { description: "Code of its estate." }) estateCode: string,
    @Arg("receiptNo", () => String, { description: "Number 收据号." }) no: string,
    @Args(() => LedgerPosition) position: LedgerPosition,
  ): Promise<Receipt | null> {
    const entry = await context.read((trx) => findEntry(trx, { table: "receipt", estateCode, no }));
    if (entry === null) return null;
    const at = positionAt(position, context);
    const { estateId, unitId } = entry;
    if (unitId === NOBODY) return context.read((trx) => unidentifiedReceipt(trx, { ...entry, ...at }));
    const receipts = await context.load(receiptsLoader, { estateId, unitId, ...at });
    return receipts.find((receipt) => receipt.receiptNo === no) ?? null;
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: "The household that paid; null while nobody knows whose money it is 待认领款.",
  })
  async unit(@Root() { key }: Receipt, @Ctx() context: RequestContext): Promise<Unit | null> {
    return key.unitId === NOBODY ? null : unitOf(context, key);
  }

  @FieldResolver(() => Estate, { description: "The estate that received it." })
  estate(@Root() { key }: Receipt, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, key.estateId);
  }

  @FieldResolver(() => [Allocation], { description: "Bills that its money stands on." })
  async allocations(@Root() { key, receiptId }: Receipt, @Ctx() context: RequestContext): Promise<Allocation[]> {
    return (await context.load(allocationsLoader, key)).filter((allocation) => allocation.receiptId === receiptId);
  }
}

@Resolver(() => Allocation)
export class AllocationResolver {
  @FieldResolver(() => Bill, { description: "The bill." })
  async bill(@Root() { key, billId }: Allocation, @Ctx() context: RequestContext): Promise<Bill> {
    const bill = (await context.load(billsLoader, key)).find((own) => own.billId === billId);
    if (bill === undefined) throw new Error(`allocation to bill ${billId}, which does not count`);
    return bill;
  }

  @FieldResolver(() => Receipt, { description: "The receipt." })
  async receipt(@Root() { key, receiptId }: Allocation, @Ctx() context: RequestContext): Promise<Receipt> {
    const receipt = (await context.load(receiptsLoader, key)).find((own) => own.receiptId === receiptId);
    if (receipt === undefined) throw new Error(`allocation of receipt ${receiptId}, which does not count`);
    return receipt;
  }
}
