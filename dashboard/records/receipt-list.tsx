import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { ReceiptPageDocument, ReceiptTotalsDocument, type ListedReceiptFragment } from "../api/generated/graphql.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { yuan } from "../format/money.ts";
import { EntryLink, HouseholdLink } from "./record-links.tsx";
import { ListPanel } from "./list-panel.tsx";
import type { Column } from "./record-rows.tsx";
import { RECEIPT_SORTS, isNarrowed, receiptFilterOf, type RecordsView } from "./records-view.ts";
import { usePages, type ReadPage } from "./use-pages.ts";
import { useMemoByText } from "./use-memo-by-text.ts";

interface ListProps {
  readonly view: RecordsView;
  readonly asOf: string;
  readonly open: OpenEntry;
}

/** The receipts that match, with their totals, which come when they are worked out. */
export function ReceiptList({ view, asOf, open }: ListProps) {
  const { t } = useTranslation();
  const client = useClient();
  const asked = useMemoByText({ filter: receiptFilterOf(view), sort: RECEIPT_SORTS[view.sort], asOf });
  const read = useCallback<ReadPage<ListedReceiptFragment>>(
    async (after) => {
      const { data, error } = await client.query(ReceiptPageDocument, { ...asked, after }).toPromise();
      return { ...(data && { page: data.receipts }), ...(error && { error }) };
    },
    [client, asked],
  );
  const pages = usePages(read);
  const [totals] = useQuery({ query: ReceiptTotalsDocument, variables: { filter: asked.filter, asOf } });
  const told = totals.fetching ? undefined : totals.data?.receipts.totals;
  const columns: readonly [Column<ListedReceiptFragment>, ...Column<ListedReceiptFragment>[]] = [
    {
      word: "receiptNo",
      cell: ({ receiptNo, estate }) => (
        <EntryLink entry={{ kind: "receipt", estate: estate.code, no: receiptNo }} open={open} />
      ),
    },
    {
      word: "receiptKind",
      cell: ({ kind, reversed }) => (
        <>
          {t(`receipt${kind}`)}
          {reversed && <small>{t("reversed")}</small>}
        </>
      ),
    },
    {
      word: "household",
      cell: ({ unit, estate }) =>
        unit === null ? (
          <>
            <strong>{t("unidentified")}</strong>
            <small>{estate.name}</small>
          </>
        ) : (
          <HouseholdLink code={unit.householdCode} place={estate.name} />
        ),
    },
    { word: "feeClass", cell: ({ feeClass }) => t(`fee${feeClass}`) },
    { word: "channel", cell: ({ channel }) => t(`channel${channel}`) },
    { word: "paidOn", cell: ({ paidOn }) => paidOn },
    { word: "amount", number: true, cell: ({ amount }) => yuan(amount) },
    { word: "onBills", number: true, cell: ({ allocated }) => yuan(allocated) },
  ];
  return (
    <ListPanel
      title={t("receipts")}
      pages={pages}
      columns={columns}
      count={told?.count ?? null}
      failure={totals.error}
      narrowed={isNarrowed(view)}
      totals={told && [[t("netReceived"), yuan(told.amount)]]}
    />
  );
}
