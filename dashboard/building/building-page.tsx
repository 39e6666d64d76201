import { useTranslation } from "react-i18next";
import { useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { client } from "../api/client.ts";
import {
  BuildingDocument,
  BuildingMonthsDocument,
  type BuildingMonthsQueryVariables,
} from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { panelState } from "../api/panel-state.ts";
import { readView, writeView } from "../estate/estate-view.ts";
import { Explanations } from "../explanation/explanations.tsx";
import { AgeingFigure } from "../figures/ageing-figure.tsx";
import { AmountTiles } from "../figures/amount-tiles.tsx";
import { ExplainContext } from "../figures/explain.ts";
import { FigureFilters } from "../figures/figure-filters.tsx";
import { figureVariables, sliceOfFigures } from "../figures/figure-slice.ts";
import { ALL_OF_IT, TOTAL, type FigureView } from "../figures/figure-view.ts";
import { FiguresSkeleton } from "../figures/figures-skeleton.tsx";
import { OriginFigure } from "../figures/origin-figure.tsx";
import { RateTiles } from "../figures/rate-tiles.tsx";
import { Stamp } from "../figures/stamp.tsx";
import { TrendFigure } from "../figures/trend-figure.tsx";
import { useFigureView } from "../figures/use-figure-view.ts";
import { useStamp } from "../figures/use-stamp.ts";
import { estatePath, paths } from "../paths.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { periodLabel } from "../i18n/period-label.ts";
import { loadFrame, useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import type { BuildingFigures, EstateOfBuilding } from "./building-query.ts";
import { HouseholdStanding } from "./household-standing.tsx";
import { SistersFigure } from "./sisters-figure.tsx";
import { floorsOf } from "./floors.ts";
import { UnitGrid } from "./unit-grid.tsx";
import "../figures/figures.css";

/** A grid of so many floors is lower than what stands beside it. */
const LOW = 6;

const ADDRESS = { read: readView, write: writeView } as const;

function variablesOf(estate: string, building: string, view: FigureView): BuildingMonthsQueryVariables {
  const money = view.unit === "MONEY";
  return { estate, building, ...figureVariables(view), money, households: !money };
}

/** Sends the page's request while its code is still on the way; for whom the page is not open it would be refused, and journalled as an attempt. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<null> {
  const { me, today } = await loadFrame();
  if (!isOpenTo(HOUSEHOLDS, me.role)) return null;
  const view = readView(new URL(request.url).searchParams, today);
  const { estate = "", building = "" } = params;
  void client.query(BuildingDocument, { ...variablesOf(estate, building, view), listed: true }).toPromise();
  return null;
}

/** A building 楼栋: where it stands among its sisters, who looks after it, and every household in it. */
export function Component() {
  const { t } = useTranslation();
  const { estate: estateCode = "", building: code = "" } = useParams();
  const { view, show, explain } = useFigureView(ADDRESS);
  const listed = isOpenTo(HOUSEHOLDS, useFrame().me.role);
  const variables = { ...variablesOf(estateCode, code, view), listed };
  const [{ data, error, fetching }, ask] = useQuery({ query: BuildingDocument, variables });
  const again = () => ask({ requestPolicy: "network-only" });
  const estate = data?.estate ?? undefined;
  const building = estate?.building ?? undefined;
  const missing = data !== undefined && building === undefined;
  const total = fetching ? undefined : building?.collection;
  const name = `${estate?.name ?? estateCode} ${building?.name ?? code}`;
  const stamp = useStamp(view, name, total);
  return (
    <PageFiles title={name} stamp={stamp}>
      <PageHead
        title={name}
        purpose={
          building !== undefined &&
          `${t(`type${building.propertyType}`)} · ${building.steward === null ? t("noSteward") : `${t("steward")} ${building.steward}`}`
        }
        crumbs={[
          { name: t("estateComparison"), path: paths.comparison },
          { name: estate?.name ?? estateCode, path: estatePath(estateCode) },
        ]}
      >
        {!missing && (
          <>
            <Stamp view={view} total={total} fetching={fetching} refresh={again} />
            <PageActs title={`${name} ${periodLabel(t, view.period)}`} />
          </>
        )}
      </PageHead>
      <FigureFilters view={view} show={show} clear={() => show(ALL_OF_IT)} />
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && <FiguresSkeleton unit={view.unit} />}
      {missing && !fetching && <Nothing title={t("buildingNotFound")} hint={t("notFoundScope")} />}
      {estate !== undefined && building !== undefined && !fetching && (
        <ExplainContext value={explain}>
          <Figures estate={estate} building={building} view={view} show={show} name={name} />
        </ExplainContext>
      )}
      <Explanations view={view} slice={sliceOfFigures(view)} change={(explained) => show({ explained })} />
      <p className="heard" role="status">
        {fetching ? t("loading") : name}
      </p>
    </PageFiles>
  );
}

interface FiguresProps {
  readonly estate: EstateOfBuilding;
  readonly building: BuildingFigures;
  readonly view: FigureView;
  readonly show: (change: Partial<FigureView>) => void;
  readonly name: string;
}

function Figures({ estate, building, view, show, name }: FiguresProps) {
  const { t } = useTranslation();
  const { code, collection, standing } = building;
  const whose = { ...TOTAL, estate: estate.code, building: code };
  const [months, askMonths] = useQuery({
    query: BuildingMonthsDocument,
    variables: variablesOf(estate.code, code, view),
  });
  const grid = standing.households !== undefined && <UnitGrid asOf={standing.asOf} households={standing.households} />;
  const counts = <HouseholdStanding counts={standing.counts} units={standing.households} />;
  // The only building of an estate has no others to stand against.
  const sisters = estate.buildings.length > 1 && (
    <SistersFigure estate={estate} building={building} view={view} show={show} />
  );
  // Beside a grid of few floors stands only what is as low, lest its card be mostly empty.
  const low = standing.households !== undefined && floorsOf(standing.households).length <= LOW;
  return (
    <>
      <RateTiles total={collection} unit={view.unit} whose={whose} name={t("summary")} />
      {view.unit === "MONEY" && <AmountTiles total={collection} whose={whose} name={t("amounts")} />}
      <div className="figures-row">
        {grid}
        {low ? (
          counts
        ) : (
          <div>
            {counts}
            {sisters}
          </div>
        )}
      </div>
      {low && sisters}
      <TrendFigure
        months={months.data?.estate?.building?.collection.trend ?? []}
        state={panelState(months, 344, () => askMonths({ requestPolicy: "network-only" }))}
        view={view}
        whose={{ ...whose, name }}
      />
      <div className="figures-row">
        <AgeingFigure
          total={{ key: "total", name: building.name, ageing: collection.ageing }}
          rows={[{ key: code, name: building.name, ageing: collection.ageing }]}
          subject={t("building")}
        />
        <OriginFigure years={collection.ageingByYear} />
      </div>
    </>
  );
}
