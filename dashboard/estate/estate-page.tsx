import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { client } from "../api/client.ts";
import { EstateDocument, type EstateQueryVariables } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { ClosedNote } from "../close/closed-note.tsx";
import { Explanations } from "../explanation/explanations.tsx";
import { AgeingFigure } from "../figures/ageing-figure.tsx";
import { AmountTiles } from "../figures/amount-tiles.tsx";
import { BridgeFigure } from "../figures/bridge-figure.tsx";
import { CurveFigure } from "../figures/curve-figure.tsx";
import { ExplainContext } from "../figures/explain.ts";
import { FigureFilters } from "../figures/figure-filters.tsx";
import { figureVariables, sliceOfFigures } from "../figures/figure-slice.ts";
import { ALL_OF_IT, TOTAL, type FigureView } from "../figures/figure-view.ts";
import { FiguresSkeleton } from "../figures/figures-skeleton.tsx";
import { OriginFigure } from "../figures/origin-figure.tsx";
import { RateTiles } from "../figures/rate-tiles.tsx";
import { Stamp } from "../figures/stamp.tsx";
import { targetsIn } from "../figures/targets.ts";
import { useFigureView } from "../figures/use-figure-view.ts";
import { useStamp } from "../figures/use-stamp.ts";
import { buildingPath, outlookPath, paths } from "../paths.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { periodLabel } from "../i18n/period-label.ts";
import { loadFrame, useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { keptSearch } from "../ui/kept-search.ts";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { BuildingsTable } from "./buildings-table.tsx";
import { BuildingHeatmap, EstateChannels, EstateTrend } from "./estate-months.tsx";
import type { EstateFigures } from "./estate-query.ts";
import { readView, writeView } from "./estate-view.ts";
import { PromisesPanel } from "./promises-panel.tsx";
import "../figures/figures.css";

const ADDRESS = { read: readView, write: writeView } as const;

function variablesOf(code: string, view: FigureView): EstateQueryVariables {
  const money = view.unit === "MONEY";
  return { code, ...figureVariables(view), money, households: !money };
}

/** Sends the page's request while its code is still on the way; for whom the page is not open it would be refused, and journalled as an attempt. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<null> {
  const { me, today } = await loadFrame();
  if (!isOpenTo(HOUSEHOLDS, me.role)) return null;
  const view = readView(new URL(request.url).searchParams, today);
  void client.query(EstateDocument, variablesOf(params["estate"] ?? "", view)).toPromise();
  return null;
}

/** An estate 项目: where it stands, since when, what it is made of, and its buildings. */
export function Component() {
  const { t } = useTranslation();
  const { estate: code = "" } = useParams();
  const { me } = useFrame();
  const { view, show, explain } = useFigureView(ADDRESS);
  const [{ data, error, fetching }, ask] = useQuery({ query: EstateDocument, variables: variablesOf(code, view) });
  const again = () => ask({ requestPolicy: "network-only" });
  const estate = data?.estate ?? undefined;
  const total = fetching ? undefined : estate?.collection;
  const stamp = useStamp(view, estate?.name ?? code, total);
  return (
    <PageFiles title={estate?.name ?? code} stamp={stamp}>
      <PageHead
        title={estate?.name ?? code}
        purpose={estate !== undefined && <About estate={estate} />}
        crumbs={[{ name: t("estateComparison"), path: paths.comparison }]}
      >
        {data?.estate !== null && (
          <>
            <Stamp view={view} total={total} fetching={fetching} refresh={again} />
            <PageActs title={`${estate?.name ?? code} ${periodLabel(t, view.period)}`}>
              {isOpenTo(HOUSEHOLDS, me.role) && (
                <Button component={Link} to={outlookPath(code)} variant="default" size="xs">
                  {t("toOutlook")}
                </Button>
              )}
            </PageActs>
          </>
        )}
      </PageHead>
      <FigureFilters view={view} show={show} clear={() => show(ALL_OF_IT)} />
      {estate !== undefined && view.knownAt === null && <ClosedNote estate={estate.code} period={view.period} />}
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {fetching && <FiguresSkeleton unit={view.unit} />}
      {data?.estate === null && !fetching && <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} />}
      {estate !== undefined && !fetching && (
        <ExplainContext value={explain}>
          <Figures estate={estate} view={view} show={show} />
        </ExplainContext>
      )}
      <Explanations view={view} slice={sliceOfFigures(view)} change={(explained) => show({ explained })} />
      <p className="heard" role="status">
        {fetching ? t("loading") : (estate?.name ?? "")}
      </p>
    </PageFiles>
  );
}

/** Where the estate belongs, and since and until when. */
function About({ estate }: { readonly estate: EstateFigures }) {
  const { t } = useTranslation();
  const { code, region, cityCompany, handedOverOn, exitedOn } = estate;
  return (
    <Dotted
      parts={[
        code,
        region,
        cityCompany,
        handedOverOn !== null && t("handedOver", { day: handedOverOn }),
        exitedOn !== null && t("exited", { day: exitedOn }),
      ]}
    />
  );
}

interface FiguresProps {
  readonly estate: EstateFigures;
  readonly view: FigureView;
  readonly show: (change: Partial<FigureView>) => void;
}

function Figures({ estate, view, show }: FiguresProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { code, name, collection, buildings } = estate;
  const open = (building: string) =>
    void navigate({
      pathname: buildingPath(code, building),
      search: keptSearch(new URLSearchParams(window.location.search)),
    });
  return (
    <>
      <RateTiles
        total={collection}
        unit={view.unit}
        whose={{ ...TOTAL, estate: code }}
        name={t("summary")}
        targets={targetsIn(estate.targets, view.period)}
      />
      {view.unit === "MONEY" && (
        <AmountTiles total={collection} whose={{ ...TOTAL, estate: code }} name={t("amounts")} />
      )}
      <EstateTrend estate={estate} view={view} />
      <div className="figures-row">
        <BridgeFigure bridge={collection.bridge} whose={{ ...TOTAL, name, estate: code }} />
        <CurveFigure cohorts={[collection, collection.previousPeriod, collection.lastYear]} />
      </div>
      <BuildingsTable estate={estate} view={view} show={show} />
      <div className="figures-row">
        <AgeingFigure
          total={{ key: "total", name, ageing: collection.ageing }}
          rows={buildings.map((building) => ({
            key: building.code,
            name: building.name,
            ageing: building.collection.ageing,
          }))}
          subject={t("building")}
          open={open}
        />
        <OriginFigure years={collection.ageingByYear} />
      </div>
      {estate.buildings.length > 1 && <BuildingHeatmap estate={estate} view={view} show={show} />}
      <EstateChannels estate={estate} view={view} />
      <PromisesPanel code={code} view={view} />
    </>
  );
}
