import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ReviewDocument, ReviewsDocument, type ReviewsQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { OneChoice } from "../ui/choices.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { CycleActs, OpenReview } from "./cycle-acts.tsx";
import { RankTable, ReviewRanking } from "./review-ranking.tsx";
import "../ui/facts.css";
import "../figures/figures.css";
import "./reviews.css";

const STATES = ["DRAWN", "PUBLISHED", "STATED", "APPEALED", "DECIDED", "FINAL"] as const;
type Listed = ReviewsQuery["reviews"][number];

/** Reviews 绩效考核: where each cycle stands, its places and scores. */
export function Component() {
  const { t, i18n } = useTranslation();
  const { me } = useFrame();
  const [search, setSearch] = useSearchParams();
  const [opening, open] = useState(false);
  const [answer, ask] = useQuery({ query: ReviewsDocument });
  const reviews = answer.data?.reviews ?? [];
  const code = reviews.find((review) => review.code === search.get("review"))?.code ?? firstShown(reviews);
  const [chosen, askOne] = useQuery({ query: ReviewDocument, variables: { code: code ?? "" }, pause: code === null });
  const again = () => {
    ask({ requestPolicy: "network-only" });
    askOne({ requestPolicy: "network-only" });
  };
  const show = (next: string) => setSearch({ review: next }, { preventScrollReset: true });
  const review = chosen.data?.review ?? null;
  const head = me.role === "HEADQUARTERS";
  const state = panelState(answer, 240, again);
  const none = { kind: "EMPTY", title: t("noReviews"), hint: t("noReviewsHint") } as const;
  const language = i18n.language === "zh" ? "zh" : "en";
  return (
    <PageFiles
      title={t("performanceReviews")}
      stamp={
        review === null
          ? []
          : [
              [t("reviewOf"), review.code],
              [t("period"), `${review.startsOn} – ${review.endsOn}`],
              [t("asOf"), review.endsOn],
              [
                t("reviewScheme"),
                `${review.scheme.title[language]} · ${t("schemeVersion", { version: review.scheme.version })}`,
              ],
            ]
      }
    >
      <PageHead title={t("performanceReviews")} purpose={t("reviewsPurpose")}>
        <div className="page-acts">
          <Button component={Link} to={paths.targets} variant="default">
            {t("targets")}
          </Button>
          <Button component={Link} to={paths.reviewScheme} variant="default">
            {t("reviewScheme")}
          </Button>
          {head && <Button onClick={() => open(true)}>{t("openReview")}</Button>}
        </div>
        <PageActs title={`${t("performanceReviews")} ${code ?? ""}`} />
      </PageHead>
      <Panel
        title={t("reviewCycle")}
        state={state.kind === "DATA" && code === null ? none : state}
        controls={
          code !== null && (
            <OneChoice
              aria-label={t("reviewOf")}
              size="xs"
              w={130}
              allowDeselect={false}
              value={code}
              data={reviews.map((each) => each.code)}
              onChange={(value) => value !== null && show(value)}
            />
          )
        }
      >
        <PanelBody state={panelState(chosen, 140, again)}>
          {review !== null && (
            <>
              <Steps states={review.scorecards.map((card) => card.state)} />
              <dl className="facts">
                <Fact name={t("period")} value={`${review.startsOn} – ${review.endsOn}`} />
                <Fact
                  name={t("reviewScheme")}
                  value={`${review.scheme.title[language]} · ${t("schemeVersion", { version: review.scheme.version })}`}
                />
                <Fact name={t("appealTerm")} value={t("appealDaysOf", { days: review.appealDays })} />
                <Fact name={t("appealUntil")} value={review.scorecards[0]?.dueOn ?? "—"} />
                <Fact name={t("openedBy")} value={`${review.opener} · ${moment(review.openedAt)}`} />
              </dl>
              {head && <CycleActs review={review} changed={again} />}
              {review.scorecards.length === 0 && <p className="dim">{t(head ? "notDrawnYet" : "notPublishedYet")}</p>}
            </>
          )}
        </PanelBody>
      </Panel>
      {review !== null && review.scorecards.length > 0 && (
        <>
          {review.scorecards.length > 1 && <ReviewRanking code={review.code} cards={review.scorecards} />}
          <RankTable code={review.code} cards={review.scorecards} />
        </>
      )}
      {opening && (
        <OpenReview
          close={() => open(false)}
          done={(next) => {
            open(false);
            again();
            show(next);
          }}
        />
      )}
    </PageFiles>
  );
}

/** The latest review with cards, else the latest. */
const firstShown = (reviews: readonly Listed[]): string | null =>
  (reviews.find(({ scorecards }) => scorecards.length > 0) ?? reviews[0])?.code ?? null;

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <WholeCodes text={value} />
      </dd>
    </div>
  );
}

/** The way of a review, and how many cards stand where. */
function Steps({ states }: { readonly states: readonly (typeof STATES)[number][] }) {
  const { t } = useTranslation();
  return (
    <ol className="review-steps" aria-label={t("reviewCycle")}>
      <li data-reached>{t("reviewOPEN")}</li>
      {STATES.map((state) => {
        const here = states.filter((each) => each === state).length;
        return (
          <li key={state} data-reached={here > 0 || undefined}>
            {t(`review${state}`)}
            {here > 0 && <b>{here}</b>}
          </li>
        );
      })}
    </ol>
  );
}
