import { BillSort, ReceiptSort } from "./record-list.input.ts";

/** What a list is sorted by, and whether from the largest or latest down. */
export interface Order {
  readonly column: "due_on" | "paid_on" | "amount";
  readonly down: boolean;
}

export const BILL_ORDERS: Readonly<Record<BillSort, Order>> = {
  [BillSort.DUE_LATEST]: { column: "due_on", down: true },
  [BillSort.DUE_EARLIEST]: { column: "due_on", down: false },
  [BillSort.AMOUNT_LARGEST]: { column: "amount", down: true },
  [BillSort.AMOUNT_SMALLEST]: { column: "amount", down: false },
};

export const RECEIPT_ORDERS: Readonly<Record<ReceiptSort, Order>> = {
  [ReceiptSort.PAID_LATEST]: { column: "paid_on", down: true },
  [ReceiptSort.PAID_EARLIEST]: { column: "paid_on", down: false },
  [ReceiptSort.AMOUNT_LARGEST]: { column: "amount", down: true },
  [ReceiptSort.AMOUNT_SMALLEST]: { column: "amount", down: false },
};
