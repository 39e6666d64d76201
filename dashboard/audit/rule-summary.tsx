import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { AuditSummaryDocument } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { count, yuan } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { useMemoByText } from "../records/use-memo-by-text.ts";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import type { AuditView } from "./audit-view.ts";
import { ExceptionSeverity } from "./exception-severity.tsx";

interface RuleSummaryProps {
  readonly view: AuditView;
  readonly show: (change: Partial<AuditView>) => void;
  /** Rises whenever something was decided. */
  readonly decided: number;
}

const COUNTED = [
  "standingOPEN",
  "estatesConcerned",
  "moneyAtStake",
  "standingEXPLAINED",
  "standingCONFIRMED",
  "standingGONE",
] as const;

/** How many exceptions each rule has found, and the money at stake; a rule chosen narrows the list below. */
export function RuleSummary({ view, show, decided }: RuleSummaryProps) {
  const { t } = useTranslation();
  const filter = useMemoByText({ estate: view.estate, severity: view.severity });
  const [asked, ask] = useQuery({
    query: AuditSummaryDocument,
    variables: { filter },
    context: useMemoByText({ requestPolicy: "network-only" as const, decided }),
  });
  const { summary = [], progress } = asked.data?.auditExceptions ?? {};
  const told = panelState(asked, listHeight(448), () => ask({ requestPolicy: "network-only" }));
  const state: PanelState =
    told.kind === "DATA" && summary.length === 0
      ? progress?.ranAt == null
        ? { kind: "EMPTY", title: t("rulesNotRun"), hint: t("rulesNotRunHint") }
        : { kind: "EMPTY", title: t("noExceptions"), hint: t("noExceptionsHint") }
      : told;
  const rows = summary.toSorted((a, b) => b.open - a.open);
  return (
    <Panel
      title={t("exceptionsByRule")}
      note={
        progress !== undefined && (
          <span role="status">
            <Dotted
              parts={[
                progress.ranAt !== null && t("rulesRan", { at: moment(progress.ranAt) }),
                progress.waiting > 0 && t("estatesWait", { count: progress.waiting }),
              ]}
            />
          </span>
        )
      }
      state={state}
      file={() => ({
        name: t("exceptionsByRule"),
        header: [t("auditRule"), t("auditSeverity"), ...COUNTED.map((word) => t(word))],
        rows: rows.map(({ rule, open, estates, amount, explained, confirmed, gone }) => [
          rule.title[currentLanguage()],
          t(`auditSeverity${rule.severity}`),
          open,
          estates,
          { fen: amount },
          explained,
          confirmed,
          gone,
        ]),
      })}
    >
      <PlainTable cards heads={[t("auditRule"), t("auditSeverity"), ...COUNTED.map((word) => ({ number: t(word) }))]}>
        <tbody>
          {rows.map(({ rule, open, estates, amount, explained, confirmed, gone }) => {
            const chosen = view.rule === rule.code;
            return (
              <tr key={rule.code} data-chosen={chosen}>
                <th scope="row">
                  <button
                    type="button"
                    className="choose"
                    aria-pressed={chosen}
                    onClick={() => show({ rule: chosen ? null : rule.code })}
                  >
                    <span>{rule.title[currentLanguage()]}</span>
                  </button>
                </th>
                <td data-name={t("auditSeverity")}>
                  <ExceptionSeverity severity={rule.severity} />
                </td>
                <Figure name={t("standingOPEN")} value={count(open)} />
                <Figure name={t("estatesConcerned")} value={count(estates)} />
                <Figure name={t("moneyAtStake")} value={yuan(amount)} />
                <Figure name={t("standingEXPLAINED")} value={count(explained)} />
                <Figure name={t("standingCONFIRMED")} value={count(confirmed)} />
                <Figure name={t("standingGONE")} value={count(gone)} />
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <td className="number" data-name={name}>
      {value}
    </td>
  );
}
