import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { EstatePromisesDocument, type ShownPromiseFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import type { FigureView } from "../figures/figure-view.ts";
import { count, yuan } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { householdPath } from "../paths.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { keptSearch } from "../ui/kept-search.ts";
import { Panel } from "../ui/panel.tsx";

interface PromisesPanelProps {
  readonly code: string;
  readonly view: FigureView;
}

/** Promises to pay that fell due in the period, and which of them were kept 承诺兑现. */
export function PromisesPanel({ code, view: { period, asOf, knownAt } }: PromisesPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const columns = useColumns();
  const [answer, ask] = useQuery({ query: EstatePromisesDocument, variables: { code, period, asOf, knownAt } });
  const told = answer.data?.estate?.promises;
  const { rate, promises = [] } = told ?? {};
  const state =
    rate?.denominator === 0
      ? ({ kind: "EMPTY", title: t("noPromises"), hint: t("noPromisesHint") } as const)
      : panelState(answer, 160, () => ask({ requestPolicy: "network-only" }));
  const title = t("promisesKept");
  return (
    <Panel
      id={id}
      title={title}
      note={t("promisesNote")}
      state={state}
      file={() => tableFile(title, columns, promises)}
    >
      {rate !== undefined && (
        <p>
          {t("promisesSaid", { due: count(rate.denominator), kept: count(rate.numerator), rate: percent(rate) })}
          {promises.length < rate.denominator && ` ${t("promisesLatest", { shown: count(promises.length) })}`}
        </p>
      )}
      <DataTable
        labelledBy={id}
        columns={columns}
        rows={promises.map((promise, place) => ({ ...promise, place }))}
        keyOf={({ place }) => String(place)}
      />
    </Panel>
  );
}

function useColumns(): readonly Column<ShownPromiseFragment>[] {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const money = (name: string, id: "received" | "unpaid"): Column<ShownPromiseFragment> => ({
    id,
    head: name,
    numeric: true,
    wide: true,
    cell: (row) => yuan(row[id]),
    fields: [{ name, value: (row) => ({ fen: row[id] }) }],
  });
  const keptWord = ({ kept }: ShownPromiseFragment) => t(kept ? "promiseWasKept" : "promiseWasBroken");
  const amount = t("promiseAmount");
  return [
    {
      id: "household",
      head: t("household"),
      cell: ({ householdCode }) => (
        <Link className="choose" to={{ pathname: householdPath(householdCode), search: keptSearch(search) }}>
          <span>{householdCode}</span>
        </Link>
      ),
      fields: [{ name: t("household"), value: ({ householdCode }) => householdCode }],
    },
    {
      id: "made",
      head: t("promiseMade"),
      wide: true,
      cell: ({ madeOn }) => madeOn,
      fields: [{ name: t("promiseMade"), value: ({ madeOn }) => madeOn }],
    },
    {
      id: "promised",
      head: t("promiseOn"),
      cell: ({ promisedOn }) => promisedOn,
      fields: [{ name: t("promiseOn"), value: ({ promisedOn }) => promisedOn }],
    },
    {
      id: "amount",
      head: amount,
      numeric: true,
      wide: true,
      cell: (row) => (row.amount === null ? t("promiseAll") : yuan(row.amount)),
      fields: [{ name: amount, value: (row) => (row.amount === null ? t("promiseAll") : { fen: row.amount }) }],
    },
    money(t("promiseReceived"), "received"),
    money(t("promiseUnpaid"), "unpaid"),
    { id: "kept", head: t("promiseKept"), cell: keptWord, fields: [{ name: t("promiseKept"), value: keptWord }] },
  ];
}
