import { z } from "zod";
import { isDay } from "../platform/day.rules.ts";
import { FeeClass } from "../register/word.type.ts";
import { BillStatus, Channel, ReceiptKind } from "./ledger.type.ts";
import { BillSort, ReceiptSort } from "./record-list.input.ts";

const day = z.string().refine(isDay);
const fen = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);

const shared = {
  estate: z.string().nullish(),
  building: z.string().nullish(),
  householdCode: z.string().nullish(),
  feeClass: z.enum(FeeClass).nullish(),
  amountFrom: fen.nullish(),
  amountTo: fen.nullish(),
  text: z.string().nullish(),
};

/** What a file of bills is asked for with: the same as the list of bills. */
export const askedBills = z.strictObject({
  filter: z.strictObject({
    ...shared,
    statuses: z.array(z.enum(BillStatus)).nullish(),
    feeItem: z.string().nullish(),
    dueFrom: day.nullish(),
    dueTo: day.nullish(),
  }),
  sort: z.enum(BillSort),
  asOf: day,
});

/** What a file of receipts is asked for with. */
export const askedReceipts = z.strictObject({
  filter: z.strictObject({
    ...shared,
    unidentified: z.boolean().nullish(),
    kind: z.enum(ReceiptKind).nullish(),
    channel: z.enum(Channel).nullish(),
    paidFrom: day.nullish(),
    paidTo: day.nullish(),
  }),
  sort: z.enum(ReceiptSort),
  asOf: day,
});
