import { BILL_SORTS, billFilterOf, RECEIPT_SORTS, receiptFilterOf, type RecordsView } from "./records-view.ts";

/** Where the server writes all rows of a view as a file. */
export function exportAddress(view: RecordsView, asOf: string, language: string): string {
  const asked =
    view.list === "bills"
      ? { filter: billFilterOf(view), sort: BILL_SORTS[view.sort], asOf }
      : { filter: receiptFilterOf(view), sort: RECEIPT_SORTS[view.sort], asOf };
  return `/exports/${view.list}.csv?${new URLSearchParams({ asked: JSON.stringify(asked), lang: language }).toString()}`;
}
