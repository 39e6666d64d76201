import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { useState } from "react";
import { CloseReplayDocument, type ListedCloseFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { tableFile, type Column } from "../ui/data-table.tsx";
import { Panel, PanelBody, type PanelState } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import type { CloseView } from "./close-view.ts";

interface ClosesPanelProps {
  readonly closes: readonly ListedCloseFragment[];
  readonly chosen: string | null;
  readonly show: (change: Partial<CloseView>) => void;
  readonly state: PanelState;
}

/** Every closed month with who closed it, what was known then, and its digests, which anybody may have worked out anew. */
export function ClosesPanel({ closes, chosen, show, state }: ClosesPanelProps) {
  const { t } = useTranslation();
  const [replayed, replay] = useState<string | null>(null);
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
      {replayed !== null && <Replay key={replayed} month={replayed} />}
    </Panel>
  );
}

/** What working a month out anew gives. */
function Replay({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const [asked, ask] = useQuery({
    query: CloseReplayDocument,
    variables: { month },
    requestPolicy: "network-only",
  });
  const replay = asked.data?.closeReplay;
  const same = replay?.inputsMatch === true && replay.outputsMatch;
  return (
    <PanelBody state={panelState(asked, 48, () => ask({ requestPolicy: "network-only" }))}>
      {replay != null && (
        <p role="status" className="close-replay" data-same={same}>
          {same
            ? t("replaySame", { month: month.slice(0, 7), count: replay.estates })
            : t("replayDiffers", { month: month.slice(0, 7), estates: replay.differing.join(", ") })}
        </p>
      )}
    </PanelBody>
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
