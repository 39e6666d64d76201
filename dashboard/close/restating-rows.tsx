import { Select } from "@mantine/core";
import { Fragment, lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import {
  RestatingRowsDocument,
  type ListedCloseFragment,
  type RestatedFragment,
  type RestatingRowFragment,
} from "../api/generated/graphql.ts";
import { useEntry } from "../entry/use-entry.ts";
import { count, yuan } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { EntryLink, HouseholdLink } from "../records/record-links.tsx";
import { usePages, type ReadPage } from "../records/use-pages.ts";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { CLOSED_RATES, countsHouseholds, type CloseView } from "./close-view.ts";

const EntryPanel = lazy(() => import("../entry/entry-panel.tsx").then((module) => ({ default: module.EntryPanel })));
const NOW = { asOf: null, knownAt: null } as const;

interface RestatingRowsProps {
  readonly close: ListedCloseFragment;
  readonly view: CloseView;
  readonly show: (change: Partial<CloseView>) => void;
  readonly estates: readonly { readonly value: string; readonly label: string }[];
  /** Of the estate chosen, or of all. */
  readonly change: RestatedFragment;
}

/** The rows recorded since the close that changed the rate, the heaviest first, and what they add up to. */
export function RestatingRows({ close, view: { rate, estate }, show, estates, change }: RestatingRowsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { entry, open } = useEntry();
  const { month } = close;
  const [total, setTotal] = useState<number | null>(null);
  const read = useCallback<ReadPage<RestatingRowFragment>>(
    async (after) => {
      const { data, error } = await client
        .query(RestatingRowsDocument, { month, rate, estate, after }, { requestPolicy: "network-only" })
        .toPromise();
      const page = data?.monthClose?.restatement.rows;
      if (page !== undefined) setTotal(page.count);
      return { ...(page && { page }), ...(error && { error }) };
    },
    [client, month, rate, estate],
  );
  const pages = usePages(read);
  const households = countsHouseholds(rate);
  const told = (value: string) => (households ? count(BigInt(value)) : yuan(value));
  const minus = (part: "numerator" | "denominator") =>
    told((BigInt(change.now[part]) - BigInt(change.closed[part])).toString());
  return (
    <Panel
      title={t("restatingRows")}
      note={total === null ? undefined : t("restatingRowsNote", { shown: count(total), rate: t(CLOSED_RATES[rate]) })}
    >
      <div className="close-filters">
        <Select
          aria-label={t("estate")}
          placeholder={t("allEstates")}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
          value={estate}
          data={[...estates]}
          onChange={(chosen) => show({ estate: chosen })}
        />
        <p className="dim">
          {t("rowsAddUpTo", {
            numerator: minus("numerator"),
            denominator: minus("denominator"),
            unit: t(households ? "householdUnit" : "yuanUnit"),
          })}
        </p>
      </div>
      <PanelBody
        state={stateOfPages(pages, {
          height: listHeight(320),
          title: t("noRestatingRows"),
          hint: t("noRestatingRowsHint"),
        })}
      >
        <PlainTable
          cards
          className="restating"
          heads={[
            t("recordedSince"),
            t("household"),
            t("effectiveOn"),
            t("recordedWhen"),
            { number: t("inBrackets", { text: t("amount"), more: t("yuanUnit") }) },
            { number: t("toNumerator") },
            { number: t("toDenominator") },
          ]}
        >
          <tbody>
            {pages.rows.map((row, index) => (
              <Row key={index} row={row} open={open} told={told} />
            ))}
          </tbody>
        </PlainTable>
        <MoreRows pages={pages} />
      </PanelBody>
      <Suspense>{entry !== null && <EntryPanel entry={entry} position={NOW} open={open} />}</Suspense>
    </Panel>
  );
}

interface RowProps {
  readonly row: RestatingRowFragment;
  readonly open: ReturnType<typeof useEntry>["open"];
  readonly told: (value: string) => string;
}

function Row({ row, open, told }: RowProps) {
  const { t } = useTranslation();
  const { cause, billNo, entryNo, entryIsLate, batchId, recordedAt, effectiveOn, amount, unit } = row;
  const estate = unit.estate.code;
  return (
    <tr>
      <th scope="row">
        {t(`cause${cause}`)} {billNo !== null && <EntryLink entry={{ kind: "bill", estate, no: billNo }} open={open} />}
        {entryNo !== null && (
          <small>
            <Dotted
              parts={[
                cause === "ALLOCATION" ? (
                  <Fragment key="receipt">
                    {t("fromReceipt")} <EntryLink entry={{ kind: "receipt", estate, no: entryNo }} open={open} />
                  </Fragment>
                ) : (
                  t("fromAdjustment", { no: entryNo })
                ),
                entryIsLate === false && t("allocatedAnew"),
              ]}
            />
          </small>
        )}
      </th>
      <td data-name={t("household")}>
        <HouseholdLink code={unit.householdCode} place={unit.estate.name} />
      </td>
      <td data-name={t("effectiveOn")}>{effectiveOn ?? "—"}</td>
      <td data-name={t("recordedWhen")}>
        {recordedAt === null ? "—" : moment(recordedAt)}
        {batchId !== null && <small>{t("batchNo", { no: batchId })}</small>}
      </td>
      <td className="number" data-name={t("amount")}>
        {amount === null ? "—" : yuan(amount)}
      </td>
      <td className="number" data-name={t("toNumerator")}>
        {told(row.numerator)}
      </td>
      <td className="number" data-name={t("toDenominator")}>
        {told(row.denominator)}
      </td>
    </tr>
  );
}
