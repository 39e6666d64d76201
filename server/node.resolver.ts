import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { AuditException } from "./audit/audit-exception.type.ts";
import { readException } from "./audit/exception.store.ts";
import { batchLoader, quarantineLoader } from "./intake/intake.loader.ts";
import type { Batch, QuarantineRow } from "./intake/intake.type.ts";
import {
  adjustmentsLoader,
  billsLoader,
  householdOfEntry,
  receiptsLoader,
  type EntryKey,
} from "./ledger/ledger.loader.ts";
import type { Adjustment, Bill, LedgerKey, Receipt } from "./ledger/ledger.type.ts";
import { unidentifiedReceipt } from "./ledger/record-list.store.ts";
import type { RequestContext } from "./platform/context.ts";
import { Node } from "./platform/node.type.ts";
import { readGlobalId } from "./platform/global-id.ts";
import { buildingsLoader, estatesLoader, unitLoader } from "./register/register.loader.ts";
import type { Building, Estate, Unit } from "./register/register.type.ts";
import { dayKey, findingLoader } from "./supervision/finding.loader.ts";
import type { Finding } from "./supervision/finding.type.ts";

type Found =
  | Estate
  | Building
  | Unit
  | Bill
  | Receipt
  | Adjustment
  | Batch
  | QuarantineRow
  | Finding
  | AuditException
  | null
  | undefined;
type Finder = (context: RequestContext, key: readonly string[]) => Promise<Found>;

const FINDERS: Readonly<Record<string, Finder>> = {
  Estate: async (context, [estateId]) =>
    (await context.load(estatesLoader, "all")).find((estate) => String(estate.estateId) === estateId),
  Building: async (context, [estateId, buildingId]) =>
    (await context.load(buildingsLoader, Number(estateId))).find(
      (building) => String(building.buildingId) === buildingId,
    ),
  Unit: (context, [estateId = "0", unitId = "0"]) =>
    context.load(unitLoader, { estateId: Number(estateId), unitId: BigInt(unitId) }),
  Bill: async (context, [estateId = "0", billId = "0"]) => {
    const key = await ledgerKeyOf(context, "bill", estateId, billId);
    return key && (await context.load(billsLoader, key)).find((bill) => String(bill.billId) === billId);
  },
  Receipt: async (context, [estateId = "0", receiptId = "0"]) => {
    const key = await ledgerKeyOf(context, "receipt", estateId, receiptId);
    if (key === null) {
      const place = { estateId: Number(estateId), id: receiptId, asOf: context.today, knownAt: null };
      return context.read((trx) => unidentifiedReceipt(trx, place));
    }
    return (await context.load(receiptsLoader, key)).find((receipt) => String(receipt.receiptId) === receiptId);
  },
  Adjustment: async (context, [estateId = "0", id = "0"]) => {
    const key = await ledgerKeyOf(context, "adjustment", estateId, id);
    return key && (await context.load(adjustmentsLoader, key)).find((own) => String(own.adjustmentId) === id);
  },
  AuditException: (context, [estateId = "0", foundId = "0"]) =>
    context.read((trx) => readException(trx, { estateId: Number(estateId), foundId }, context.today)),
  Batch: (context, [batchId]) => context.load(batchLoader, Number(batchId)),
  Finding: async (context, [estateId = "0", findingId = "0"]) => {
    const key = { estateId: Number(estateId), findingId: Math.min(Number(findingId), LARGEST_INT) };
    return context.load(findingLoader, await dayKey(context, key));
  },
  QuarantineRow: (context, [id = "0"]) => context.load(quarantineLoader, id),
};

async function ledgerKeyOf(
  context: RequestContext,
  table: EntryKey["table"],
  estateId: string,
  id: string,
): Promise<LedgerKey | null> {
  const unitId = await context.load(householdOfEntry, { table, estateId: Number(estateId), id });
  return unitId === null ? null : { estateId: Number(estateId), unitId, asOf: context.today, knownAt: null };
}

/** Largest value of the ids that are int in the database. */
const LARGEST_INT = 2_147_483_647;

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: "The object of a global id, as of today; null where there is none in scope.",
  })
  async node(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "Global id." }) id: string,
  ): Promise<Found> {
    const { type, key } = readGlobalId(id);
    const find = FINDERS[type];
    if (find === undefined || key.length === 0) return null;
    // An estate or a batch has an int for its number; a quarantined row's is longer.
    if (type !== "QuarantineRow" && Number(key[0]) > LARGEST_INT) return null;
    return (await find(context, key)) ?? null;
  }
}
