import { Anchor, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FairBoardDocument } from "../api/generated/graphql.ts";
import { ComparisonFilters } from "../comparison/comparison-filters.tsx";
import { sliceOf } from "../comparison/comparison-query.ts";
import { Explanations } from "../explanation/explanations.tsx";
import { ExplainContext } from "../figures/explain.ts";
import { TOTAL } from "../figures/figure-view.ts";
import { RateChoice } from "../figures/rate-choice.tsx";
import { unitOfAccount } from "../figures/rates.ts";
import { Stamp } from "../figures/stamp.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { OneChoice } from "../ui/choices.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { AnalysisTabs } from "./analysis-tabs.tsx";
import { FAIR_RATES, PEERS, rateShown, readBoard, writeBoard, type BoardView } from "./analysis-view.ts";
import { Awaited } from "./awaited.tsx";
import { BoardHeatmap } from "./board-heatmap.tsx";
import { boardVariables, type Fair, type Member } from "./board-query.ts";
import { FunnelFigure, SubjectChoice } from "./funnel-figure.tsx";
import { RanksFigure } from "./ranks-figure.tsx";
import { SignalList } from "./signal-list.tsx";
import { EVERYTHING, useAnalysed } from "./use-analysed.ts";
import { judgedOf } from "./verdict.ts";
import "../figures/figures.css";

const ADDRESS = { read: readBoard, write: writeBoard } as const;

/** Which estates or buildings differ by more than chance would have them 合理波动. */
export function Component() {
  const { t } = useTranslation();
  const { view, show, explain } = useFigureView(ADDRESS);
  const { hasEstates } = useFrame();
  const { told, collection, scope, stamp, fetching, error, gone, again } = useAnalysed(
    FairBoardDocument,
    boardVariables(view),
    view,
  );
  const judged = collection === undefined ? 0 : judgedOf(collection.fairComparison).length;
  const open = (member: Member) => {
    const [estate = "", building] = member.key.split("/");
    explain({ ...TOTAL, estate, building: building ?? null }, rateShown(view));
  };
  return (
    <PageFiles title={t("fairBoard")} stamp={stamp}>
      <PageHead title={t("fairBoard")} purpose={t("fairPurpose")}>
        <Stamp view={view} total={told} fetching={fetching} refresh={again} />
        {hasEstates && <PageActs title={`${t("fairBoard")} ${periodLabel(t, view.period)}`} />}
      </PageHead>
      <AnalysisTabs />
      {hasEstates && (
        <>
          <ComparisonFilters view={view} show={show} clear={() => show(EVERYTHING)} />
          <BoardChoices view={view} show={show} scope={scope} />
        </>
      )}
      <Awaited {...{ fetching, error, gone, again }} />
      {collection !== undefined && (
        <ExplainContext value={explain}>
          {judged === 1 ? (
            <Alone fair={collection.fairComparison} view={view} show={show} />
          ) : (
            <>
              <FunnelFigure fair={collection.fairComparison} view={view} show={show} open={open} />
              {judged > 0 && <SignalList fair={collection.fairComparison} view={view} show={show} />}
              {judged > 0 && view.subject === "LEVEL" && (
                <RanksFigure fair={collection.fairComparison} view={view} open={open} />
              )}
            </>
          )}
          {collection.fairComparison.members.length > 1 && (
            <BoardHeatmap fair={collection.fairComparison} view={view} />
          )}
        </ExplainContext>
      )}
      <Explanations view={view} slice={sliceOf(view)} change={(explained) => show({ explained })} />
      <p className="heard" role="status">
        {fetching ? t("loading") : t("summaryOf", { scope: t("fairBoard"), period: periodLabel(t, view.period) })}
      </p>
    </PageFiles>
  );
}

interface AloneProps {
  readonly fair: Fair;
  readonly view: BoardView;
  readonly show: (change: Partial<BoardView>) => void;
}

/** One estate or building alone is its own measure: whoever sees no other compares its parts. */
function Alone({ fair, view, show }: AloneProps) {
  const { t } = useTranslation();
  const [only] = judgedOf(fair);
  const hint = view.within === null ? t("fairAloneHint") : t("fairAloneBuilding");
  return (
    <Panel title={t("fairBoard")}>
      <Nothing title={t("fairAlone", { name: only?.label ?? "" })} hint={hint}>
        {view.within === null && only !== undefined && (
          <Button onClick={() => show({ within: only.key, drawn: null })}>{t("compareItsBuildings")}</Button>
        )}
      </Nothing>
    </Panel>
  );
}

interface BoardChoicesProps {
  readonly view: BoardView;
  readonly show: (change: Partial<BoardView>) => void;
  readonly scope: string;
}

/** What is compared, with whom. */
function BoardChoices({ view, show, scope }: BoardChoicesProps) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <SubjectChoice view={view} show={show} />
      <RateChoice
        among={FAIR_RATES}
        chosen={rateShown(view)}
        choose={(rate) => show({ rate, unit: unitOfAccount(rate) })}
        ofPage
      />
      <OneChoice
        aria-label={t("fairPeers")}
        w={270}
        maw="100%"
        value={view.peers}
        allowDeselect={false}
        data={PEERS.map((value) => ({ value, label: t(`peers_${value}`) }))}
        onChange={(value) => {
          const peers = PEERS.find((one) => one === value);
          if (peers !== undefined) show({ peers, drawn: null });
        }}
      />
      {view.within !== null && (
        <p>
          {t("buildingsWithin", { estate: scope })}{" "}
          <Anchor component="button" type="button" onClick={() => show({ within: null, drawn: null })}>
            {t("backToEstates")}
          </Anchor>
        </p>
      )}
    </div>
  );
}
