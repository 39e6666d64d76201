import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { listState } from "../api/panel-state.ts";
import { ReconciliationDocument, type ReconciledFragment } from "../api/generated/graphql.ts";
import { count, yuan } from "../format/money.ts";
import { addDays, periodAt } from "../format/period.ts";
import { useFrame } from "../shell/frame.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";

const A_YEAR = 365;

/** What bank or finance say and the ledger does not, over the last twelve months 对账差异. */
export function ReconciliationPanel() {
  const { t } = useTranslation();
  const { today } = useFrame();
  const from = periodAt("MONTH", addDays(today, -A_YEAR)).from;
  const [answer, ask] = useQuery({
    query: ReconciliationDocument,
    variables: { from, to: today },
    requestPolicy: "cache-and-network",
  });
  const compared = answer.data?.portfolio.reconciliation ?? [];
  const differing = compared.filter(({ difference }) => difference !== "0");
  const columns = useColumns();
  const title = t("reconciliation");
  const nothing =
    compared.length === 0
      ? { title: t("nothingStated"), hint: t("nothingStatedHint") }
      : { title: t("allAgree"), hint: t("allAgreeHint", { shown: count(compared.length) }) };
  const none = differing.length === 0 ? nothing : null;
  return (
    <Panel
      id="reconciliation"
      title={title}
      note={
        compared.length > 0 &&
        t("reconciliationNote", { compared: count(compared.length), differing: count(differing.length) })
      }
      state={listState(answer, 240, () => ask({ requestPolicy: "network-only" }), none)}
      file={() => tableFile(title, columns, differing)}
    >
      <DataTable labelledBy="reconciliation" columns={columns} rows={differing} keyOf={keyOf} />
    </Panel>
  );
}

const keyOf = ({ estate, month, source, channel, figure }: ReconciledFragment): string =>
  [estate.code, month, source, channel, figure].join(" ");

function useColumns(): readonly Column<ReconciledFragment>[] {
  const { t } = useTranslation();
  const what = ({ figure, channel }: ReconciledFragment) =>
    [t(`total_${figure}`), channel === null ? null : t(`channel${channel}`)]
      .filter((word) => word !== null)
      .join(" · ");
  const days = ({ days: stated }: ReconciledFragment) =>
    stated === null ? t("wholeMonth") : t("daysStated", { count: stated });
  const words = (id: string, head: string, value: (row: ReconciledFragment) => string): Column<ReconciledFragment> => ({
    id,
    head,
    cell: value,
    fields: [{ name: head, value }],
  });
  const amount = (id: "stated" | "recorded" | "difference"): Column<ReconciledFragment> => ({
    id,
    head: t("inBrackets", { text: t(`reconciled_${id}`), more: t("yuanUnit") }),
    numeric: true,
    cell: (row) => yuan(row[id]),
    fields: [{ name: t(`reconciled_${id}`), value: (row) => ({ fen: row[id] }) }],
  });
  return [
    words("estate", t("estate"), ({ estate }) => `${estate.name} ${estate.code}`),
    words("month", t("month"), ({ month }) => month.slice(0, 7)),
    words("source", t("statedBy"), ({ source }) => t(`source_${source}`)),
    { ...words("figure", t("comparedFigure"), what), cell: (row) => <WholeCodes text={what(row)} /> },
    words("days", t("comparedDays"), days),
    amount("stated"),
    amount("recorded"),
    amount("difference"),
  ];
}
