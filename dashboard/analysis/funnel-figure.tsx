import { SegmentedControl } from "@mantine/core";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { MetricButton } from "../figures/metric-button.tsx";
import { betweenSentences } from "../i18n/language.ts";
import { OneChoice } from "../ui/choices.tsx";
import { Figure } from "../ui/figure.tsx";
import { rateShown, type BoardView } from "./analysis-view.ts";
import type { Fair, Member } from "./board-query.ts";
import { memberColumns, peerName } from "./member-columns.tsx";
import { MethodButton, MethodFacts } from "./method-button.tsx";
import { chanceText, decimals } from "./numbers.ts";
import { figureText, isSignal, judgedOf, toneOf } from "./verdict.ts";

const FunnelChart = lazy(() =>
  import("../charts/funnel-chart.tsx").then((module) => ({ default: module.FunnelChart })),
);

interface FunnelFigureProps {
  readonly fair: Fair;
  readonly view: BoardView;
  readonly show: (change: Partial<BoardView>) => void;
  readonly open: (member: Member) => void;
}

/** Members by size, within the limits that chance draws around their peers' target. */
export function FunnelFigure({ fair, view, show, open }: FunnelFigureProps) {
  const { t } = useTranslation();
  const isChange = view.subject !== "LEVEL";
  const unit = t("pointUnit");
  const text = (value: number) => figureText(value, isChange, unit);
  const funnel = fair.funnels.find(({ peer }) => peer === view.drawn) ?? fair.funnels[0];
  const drawn = fair.members.filter(({ peer }) => peer === funnel?.peer);
  const rate = t(rateShown(view));
  const title = t(isChange ? "funnelOfChange" : "funnelOf", { rate });
  const columns = memberColumns(t, fair, view);
  return (
    <Figure
      id="funnel"
      title={title}
      state={
        funnel === undefined
          ? { kind: "EMPTY", title: t("rankingNone"), hint: t(isChange ? "funnelNoneBefore" : "rankingNoneHint") }
          : { kind: "DATA" }
      }
      summary={<Summary fair={fair} isChange={isChange} />}
      controls={
        <>
          {fair.funnels.length > 1 && funnel !== undefined && (
            <OneChoice
              aria-label={t("fairPeer")}
              size="xs"
              w={170}
              value={funnel.peer}
              allowDeselect={false}
              data={fair.funnels.map(({ peer }) => ({ value: peer, label: peerName(t, peer) }))}
              onChange={(peer) => show({ drawn: peer })}
            />
          )}
          <MetricButton code={fair.code} of={title} />
          <MethodButton of={title}>
            <p>{t("funnelMethod")}</p>
            <p>{t("funnelAssumptions")}</p>
            <MethodFacts
              facts={[
                [t("methodVersion"), String(fair.version)],
                [
                  "φ",
                  fair.phi === null
                    ? t("spreadUnknown")
                    : `${decimals(fair.phi, 3)} (p ${chanceText(fair.phiChance ?? 1)})`,
                ],
                ["τ²", decimals(fair.tauSquared, 6)],
                [t("methodSource"), "Spiegelhalter 2005; Benjamini & Hochberg 1995"],
              ]}
            />
          </MethodButton>
        </>
      }
      height={400}
      chart={
        funnel !== undefined && (
          <FunnelChart
            points={drawn.map((member) => ({
              id: member.key,
              name: member.label,
              size: member.effective,
              value: member.value * 100,
              label: `${text(member.value)} · ${t(`verdict_${member.verdict}`)}`,
              tone: toneOf(member, fair.lessIsBetter),
              far: isSignal(member),
              out: member.verdict === "LOW" || member.verdict === "HIGH",
              hollow: member.verdict === "NEW",
            }))}
            limits={{
              sizes: funnel.households,
              lower95: funnel.lower95.map(hundred),
              upper95: funnel.upper95.map(hundred),
              lower998: funnel.lower998.map(hundred),
              upper998: funnel.upper998.map(hundred),
            }}
            target={funnel.target * 100}
            targetLabel={t("fairTarget", { value: text(funnel.target) })}
            legend={{ inner: t("limits95"), outer: t("limits998") }}
            axis={t("fairAxis")}
            name={title}
            suffix={isChange ? "" : "%"}
            open={(key) => {
              const member = fair.members.find((one) => one.key === key);
              if (member !== undefined) open(member);
            }}
          />
        )
      }
      columns={columns}
      rows={fair.members}
      keyOf={({ key }) => key}
    />
  );
}

const hundred = (value: number): number => value * 100;

/** How many lie where, in one sentence; those that stand out by name. */
function Summary({ fair, isChange }: { readonly fair: Fair; readonly isChange: boolean }) {
  const { t } = useTranslation();
  const of = (...verdicts: readonly Member["verdict"][]) =>
    fair.members.filter(({ verdict }) => verdicts.includes(verdict));
  const [signals, edge] = [of("BELOW", "ABOVE"), of("LOW", "HIGH")];
  return (
    <>
      {t("funnelSummary", { within: of("WITHIN").length, judged: judgedOf(fair).length })}
      {betweenSentences()}
      {signals.length > 0
        ? t("funnelSignals", {
            list: signals
              .map(({ label, value }) => `${label} ${figureText(value, isChange, t("pointUnit"))}`)
              .join(t("listComma")),
          })
        : t("funnelNoSignals")}
      {betweenSentences()}
      {edge.length > 0 && t("funnelEdge", { list: edge.map(({ label }) => label).join(t("listComma")) })}
    </>
  );
}

interface SubjectChoiceProps {
  readonly view: BoardView;
  readonly show: (change: Partial<BoardView>) => void;
}

/** Whether levels are compared, or changes. */
export function SubjectChoice({ view, show }: SubjectChoiceProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t("fairSubject")}
      value={view.subject}
      onChange={(subject) => show({ subject })}
      data={[
        { value: "LEVEL", label: t("subjectLEVEL") },
        { value: "SINCE_PREVIOUS_PERIOD", label: t("subjectPREVIOUS") },
        { value: "SINCE_LAST_YEAR", label: t("subjectLASTYEAR") },
      ]}
    />
  );
}
