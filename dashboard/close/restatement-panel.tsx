import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { RestatementDocument, type ListedCloseFragment, type RestatedFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { directionOf } from "../figures/rates.ts";
import { count, yuan } from "../format/money.ts";
import { difference, percent, signed } from "../format/ratio.ts";
import { inOneLine } from "../i18n/language.ts";
import { Change } from "../ui/change.tsx";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { useFrame } from "../shell/frame.ts";
import { CLOSED_RATES, countsHouseholds, isShownRate, type CloseView, type ShownRate } from "./close-view.ts";
import { RestatingRows } from "./restating-rows.tsx";

interface RestatementPanelProps {
  readonly close: ListedCloseFragment;
  readonly view: CloseView;
  readonly show: (change: Partial<CloseView>) => void;
}

interface Row extends RestatedFragment {
  readonly code: string | null;
  readonly name: string;
}

/** A rate of a closed month as it was closed and as it is now 追溯调整: by estate, and row by row. */
export function RestatementPanel({ close, view, show }: RestatementPanelProps) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const { rate } = view;
  const name = t(CLOSED_RATES[rate]);
  const variables = { month: close.month, rate };
  const [asked, ask] = useQuery({ query: RestatementDocument, variables, requestPolicy: "cache-and-network" });
  const restatement = asked.data?.monthClose?.restatement;
  const month = close.month.slice(0, 7);
  const title = t("restatementOf", { month });
  const rows: readonly Row[] = (restatement?.estates ?? []).map((row) => ({
    ...row,
    code: row.estate?.code ?? null,
    name: row.estate?.name ?? "",
  }));
  const columns = useColumns(rate, show, view.estate);
  const restated = rows.filter((row) => row.restated);
  return (
    <>
      <Panel
        id="restatement"
        title={title}
        note={t("restatementNote", { day: close.asOf })}
        file={() => tableFile(`${title} ${name}`, columns, rows)}
      >
        <div className="close-filters">
          <Select
            aria-label={t("restatedRate")}
            allowDeselect={false}
            value={rate}
            data={Object.entries(CLOSED_RATES).map(([value, word]) => ({ value, label: t(word) }))}
            onChange={(chosen) => {
              if (isShownRate(chosen)) show({ rate: chosen });
            }}
          />
        </div>
        <PanelBody state={panelState(asked, 320, () => ask({ requestPolicy: "network-only" }))}>
          {restatement !== undefined && (
            <>
              <p className="close-sentence" role="status">
                {inOneLine([
                  sentence(restatement.total),
                  t("restatedEstates", { count: restated.length, of: rows.length }),
                ])}
              </p>
              {restated.length > 0 && (
                <DataTable
                  labelledBy="restatement"
                  columns={columns}
                  rows={restated}
                  keyOf={({ code }) => code ?? "total"}
                  total={{ ...restatement.total, code: null, name: t("total") }}
                />
              )}
            </>
          )}
        </PanelBody>
      </Panel>
      {isOpenTo(HOUSEHOLDS, me.role) && restatement?.total.restated === true && (
        <RestatingRows
          close={close}
          view={view}
          show={show}
          estates={restated.flatMap(({ code, name: own }) =>
            code === null ? [] : [{ value: code, label: `${code} ${own}` }],
          )}
          change={
            (view.estate === null ? undefined : rows.find(({ code }) => code === view.estate)) ?? restatement.total
          }
        />
      )}
    </>
  );

  function sentence({ closed, now }: RestatedFragment): string {
    const points = difference(now, closed);
    const same = closed.numerator === now.numerator && closed.denominator === now.denominator;
    if (same) return t("notRestated", { month, rate: name, value: percent(closed) });
    return t("restatedFromTo", {
      month,
      rate: name,
      closed: percent(closed),
      now: percent(now),
      change: points === null ? "—" : signed(points),
    });
  }
}

function useColumns(
  rate: ShownRate,
  show: RestatementPanelProps["show"],
  chosen: string | null,
): readonly Column<Row>[] {
  const { t } = useTranslation();
  const households = countsHouseholds(rate);
  const told = (value: string) => (households ? count(BigInt(value)) : yuan(value));
  const direction = directionOf(CLOSED_RATES[rate]);
  const side = (id: "closed" | "now", head: string): Column<Row> => ({
    id,
    head,
    numeric: true,
    cell: (row) => percent(row[id]),
    fields: [
      { name: head, value: (row) => ({ share: row[id] }) },
      {
        name: `${head} ${t("numerator")}`,
        value: (row) => (households ? Number(row[id].numerator) : { fen: row[id].numerator }),
      },
      {
        name: `${head} ${t("denominator")}`,
        value: (row) => (households ? Number(row[id].denominator) : { fen: row[id].denominator }),
      },
    ],
  });
  const minus = (now: string, then: string) => (BigInt(now) - BigInt(then)).toString();
  const part = (id: "numerator" | "denominator"): Column<Row> => ({
    id,
    head: t("inBrackets", {
      text: t(id === "numerator" ? "numeratorChange" : "denominatorChange"),
      more: t(households ? "householdUnit" : "yuanUnit"),
    }),
    numeric: true,
    wide: true,
    cell: ({ closed, now }) => told(minus(now[id], closed[id])),
  });
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ code, name }) =>
        code === null ? (
          name
        ) : (
          <button
            type="button"
            className="choose"
            aria-pressed={code === chosen}
            onClick={() => show({ estate: code === chosen ? null : code })}
          >
            <span>{name}</span>
          </button>
        ),
      fields: [{ name: t("estate"), value: ({ code, name }) => `${code ?? ""} ${name}`.trim() }],
    },
    side("closed", t("whenClosed")),
    side("now", t("knownNow")),
    {
      id: "change",
      head: t("inBrackets", { text: t("change"), more: t("points") }),
      numeric: true,
      cell: ({ closed, now }) => (
        <Change
          points={difference(now, closed)}
          direction={direction}
          against={t("against", { what: t("whenClosed") })}
        />
      ),
    },
    part("numerator"),
    part("denominator"),
  ];
}
