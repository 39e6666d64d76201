import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useState } from "react";
import { failureOf } from "../api/failure.ts";
import type { ListedCloseFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { tableFile, type Column } from "../ui/data-table.tsx";
import { Failed } from "../ui/failed.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { WorkProgress } from "../ui/work-progress.tsx";
import type { CloseView } from "./close-view.ts";
import { useReplay } from "./use-replay.ts";

interface ClosesPanelProps {
  readonly closes: readonly ListedCloseFragment[];
  readonly chosen: string | null;
  readonly show: (change: Partial<CloseView>) => void;
  readonly state: PanelState;
}

/** Every closed month with who closed it, what was known then, and its digests, which anybody may have worked out anew. */
export function ClosesPanel({ closes, chosen, show, state }: ClosesPanelProps) {
  const { t } = useTranslation();
  const [replayed, setReplayed] = useState<{ readonly month: string; readonly times: number } | null>(null);
  const replay = (month: string) => setReplayed((before) => ({ month, times: (before?.times ?? 0) + 1 }));
  const columns = useColumns();
  const title = t("closedMonths");
  return (
    <Panel
      title={title}
      note={t("closedMonthsNote")}
      file={() => tableFile(title, columns, closes)}
      state={
        state.kind === "DATA" && closes.length === 0
          ? { kind: "EMPTY", title: t("noCloses"), hint: t("noClosesHint") }
          : state
      }
    >
      <PlainTable
        cards
        className="closes"
        heads={[t("month"), t("closedAt"), t("knownAt"), t("stoodOpen"), t("figuresDigest"), t("acts")]}
      >
        <tbody>
          {closes.map((close) => (
            <tr key={close.month} data-chosen={close.month === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className="choose"
                  aria-pressed={close.month === chosen}
                  onClick={() => show({ month: close.month, estate: null })}
                >
                  <span>{close.month.slice(0, 7)}</span>
                </button>
                <small>{t("ofEstates", { count: close.estateCount })}</small>
              </th>
              <td data-name={t("closedAt")}>
                {moment(close.closedAt)}
                <small>{close.closedBy}</small>
              </td>
              <td data-name={t("knownAt")}>{moment(close.knownAt)}</td>
              <td className="cell-wide" data-name={t("stoodOpen")}>
                {t("stoodOpenOf", {
                  exceptions: count(close.openExceptions),
                  rows: count(close.quarantinedRows),
                })}
                {close.reason !== "" && <small>{close.reason}</small>}
              </td>
              <td data-name={t("figuresDigest")}>
                <code title={close.outputsSha256}>{close.outputsSha256.slice(0, 12)}…</code>
              </td>
              <td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t("replayMonth", { month: close.month.slice(0, 7) })}
                  onClick={() => replay(close.month)}
                >
                  {t("replayClose")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {replayed !== null && (
        <ReplayResult key={replayed.times} month={replayed.month} cancel={() => setReplayed(null)} />
      )}
    </Panel>
  );
}

interface ReplayProps {
  readonly month: string;
  readonly cancel: () => void;
}

/** What working a month out anew gives. */
function ReplayResult({ month, cancel }: ReplayProps) {
  const { t } = useTranslation();
  const { replay, again } = useReplay(month);
  const at = month.slice(0, 7);
  if (replay.kind === "FAILED") return <Failed failure={failureOf(replay.error)} retry={again} />;
  if (replay.kind === "WORKING") {
    const { done, total } = replay;
    const says = total === null ? t("replayBegins", { month: at }) : t("replayUnderWay", { month: at, done, total });
    return <WorkProgress says={says} share={total === null ? null : done / total} cancel={cancel} />;
  }
  const { estates, differing } = replay;
  return (
    <p role="status" className="close-replay" data-same={differing.length === 0}>
      {differing.length === 0
        ? t("replaySame", { month: at, count: estates })
        : t("replayDiffers", { month: at, estates: differing.join(", ") })}
    </p>
  );
}

function useColumns(): readonly Column<ListedCloseFragment>[] {
  const { t } = useTranslation();
  const field = (
    id: string,
    name: string,
    value: (close: ListedCloseFragment) => string,
  ): Column<ListedCloseFragment> => ({
    id,
    head: name,
    cell: value,
    fields: [{ name, value }],
  });
  return [
    field("month", t("month"), ({ month }) => month.slice(0, 7)),
    field("asOf", t("asOf"), ({ asOf }) => asOf),
    field("knownAt", t("knownAt"), ({ knownAt }) => moment(knownAt)),
    field("closedAt", t("closedAt"), ({ closedAt }) => moment(closedAt)),
    field("closedBy", t("closedBy"), ({ closedBy }) => closedBy),
    field("reason", t("reason"), ({ reason }) => reason),
    field("inputs", t("entriesDigest"), ({ inputsSha256 }) => inputsSha256),
    field("outputs", t("figuresDigest"), ({ outputsSha256 }) => outputsSha256),
  ];
}
