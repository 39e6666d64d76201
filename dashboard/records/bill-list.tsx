import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { BillPageDocument, BillTotalsDocument, type ListedBillFragment } from "../api/generated/graphql.ts";
import { StatusBadge } from "../entry/status-badge.tsx";
import type { OpenEntry } from "../entry/use-entry.ts";
import { yuan } from "../format/money.ts";
import { adjustedOff } from "./adjusted.ts";
import { EntryLink, HouseholdLink } from "./record-links.tsx";
import { ListPanel } from "./list-panel.tsx";
import type { Column } from "./record-rows.tsx";
import { BILL_SORTS, billFilterOf, isNarrowed, type RecordsView } from "./records-view.ts";
import { usePages, type ReadPage } from "./use-pages.ts";
import { useMemoByText } from "./use-memo-by-text.ts";

interface ListProps {
  readonly view: RecordsView;
  readonly asOf: string;
  readonly open: OpenEntry;
}

/** The bills that match, with their totals, which come when they are worked out. */
export function BillList({ view, asOf, open }: ListProps) {
  const { t } = useTranslation();
  const client = useClient();
  const asked = useMemoByText({ filter: billFilterOf(view), sort: BILL_SORTS[view.sort], asOf });
  const read = useCallback<ReadPage<ListedBillFragment>>(
    async (after) => {
      const { data, error } = await client.query(BillPageDocument, { ...asked, after }).toPromise();
      return { ...(data && { page: data.bills }), ...(error && { error }) };
    },
    [client, asked],
  );
  const pages = usePages(read);
  const [totals] = useQuery({ query: BillTotalsDocument, variables: { filter: asked.filter, asOf } });
  const told = totals.fetching ? undefined : totals.data?.bills.totals;
  const columns: readonly [Column<ListedBillFragment>, ...Column<ListedBillFragment>[]] = [
    {
      word: "billNo",
      cell: ({ billNo, unit }) => (
        <EntryLink entry={{ kind: "bill", estate: unit.estate.code, no: billNo }} open={open} />
      ),
    },
    { word: "status", cell: ({ status }) => <StatusBadge status={status} /> },
    { word: "household", cell: ({ unit }) => <HouseholdLink code={unit.householdCode} place={unit.estate.name} /> },
    {
      word: "feeItem",
      cell: ({ feeClass, periodStart, periodEnd }) => (
        <>
          {t(`fee${feeClass}`)}
          <small>{t("rangeOf", { from: periodStart, to: periodEnd })}</small>
        </>
      ),
    },
    { word: "dueOn", cell: ({ dueOn }) => dueOn },
    {
      word: "billAmount",
      number: true,
      cell: (bill) => {
        const off = adjustedOff(bill);
        return (
          <>
            {yuan(bill.amount)}
            {off !== 0n && <small>{t("adjustedOff", { amount: yuan(String(-off)) })}</small>}
          </>
        );
      },
    },
    { word: "paid", number: true, cell: ({ paid }) => yuan(paid) },
    { word: "open", number: true, cell: ({ open: left }) => yuan(left) },
  ];
  return (
    <ListPanel
      title={t("bills")}
      pages={pages}
      columns={columns}
      count={told?.count ?? null}
      failure={totals.error}
      narrowed={isNarrowed(view)}
      totals={
        told && [
          [t("billAmount"), yuan(told.amount)],
          [t("open"), yuan(told.open)],
        ]
      }
    />
  );
}
