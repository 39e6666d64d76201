import { CloseButton, Drawer, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { BillEntryDocument, ReceiptEntryDocument, type EntryHouseholdFragment } from "../api/generated/graphql.ts";
import { BillAccount } from "../explanation/bill-account.tsx";
import { householdPath } from "../paths.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import type { Entry } from "./entry.ts";
import { ReceiptAccount } from "./receipt-account.tsx";
import type { OpenEntry } from "./use-entry.ts";
import "../explanation/explanation.css";

/** As of which day, and as known when; null for today, and for everything recorded. */
export interface Position {
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

interface EntryPanelProps {
  readonly entry: Entry;
  readonly position: Position;
  readonly open: OpenEntry;
}

/** A bill with the receipts that paid it, or a receipt with the bills that it paid; each leads to the other. */
export function EntryPanel({ entry, position, open }: EntryPanelProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  // The panel stands in the address, so it may be there from the start; what opened it gets the keyboard back.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => void (opener instanceof HTMLElement && opener.focus()), [opener]);
  const close = () => open(null);
  return (
    <Drawer.Root opened onClose={close} position="right" size={phone ? "100%" : 720} returnFocus={false}>
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content className="explanation">
        <div className="explanation-head">
          <Drawer.Title>{t(entry.kind)}</Drawer.Title>
          <CloseButton aria-label={t("close")} onClick={close} size="lg" />
        </div>
        <Drawer.Body className="explanation-body" key={`${entry.kind} ${entry.estate} ${entry.no}`}>
          {entry.kind === "bill" ? (
            <BillEntry entry={entry} position={position} open={open} />
          ) : (
            <ReceiptEntry entry={entry} position={position} open={open} />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function BillEntry({ entry: { estate, no }, position, open }: EntryPanelProps) {
  const { t } = useTranslation();
  const [{ data, error, fetching }, ask] = useQuery({
    query: BillEntryDocument,
    variables: { estate, no, ...position },
  });
  if (fetching) return <Skeleton h={480} aria-label={t("loading")} />;
  if (error !== undefined)
    return <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (data?.bill == null) return <Nothing title={t("missing")} hint={t("missingHint")} />;
  return (
    <>
      <Whose household={data.bill.unit} />
      <BillAccount bill={data.bill} openReceipt={(receiptNo) => open({ kind: "receipt", estate, no: receiptNo })} />
    </>
  );
}

function ReceiptEntry({ entry: { estate, no }, position, open }: EntryPanelProps) {
  const { t } = useTranslation();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ReceiptEntryDocument,
    variables: { estate, no, ...position },
  });
  if (fetching) return <Skeleton h={480} aria-label={t("loading")} />;
  if (error !== undefined)
    return <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (data?.receipt == null) return <Nothing title={t("missing")} hint={t("missingHint")} />;
  const { receipt } = data;
  return (
    <>
      {receipt.unit === null ? (
        <p className="dim">
          <Dotted parts={[receipt.estate.name, t("unidentified")]} />
        </p>
      ) : (
        <Whose household={receipt.unit} />
      )}
      <ReceiptAccount receipt={receipt} open={open} />
    </>
  );
}

function Whose({ household }: { readonly household: EntryHouseholdFragment }) {
  const { t } = useTranslation();
  const { householdCode, estate, building } = household;
  return (
    <p className="dim">
      <Dotted
        parts={[
          estate.name,
          building.name,
          <Link
            key="household"
            to={householdPath(householdCode)}
            aria-label={t("toHousehold", { code: householdCode })}
          >
            {householdCode}
          </Link>,
        ]}
      />
    </p>
  );
}
