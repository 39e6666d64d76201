import { Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ScorecardDocument, type ScorecardQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { findingPath, paths, resultNoticePath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { CardActs } from "./card-acts.tsx";
import { CardRestatement } from "./card-restatement.tsx";
import { RankStrip } from "./rank-strip.tsx";
import { ScorecardLines } from "./scorecard-lines.tsx";
import { chanceText, noAppealText, placeText, pointsText, roleWord } from "./score-words.ts";
import "../ui/facts.css";
import "./reviews.css";

type Card = NonNullable<ScorecardQuery["scorecard"]>;

/** A scorecard 考核得分表: every point lost with its figure and its rows, what the estate says to it, and what follows. */
export function Component() {
  const { t } = useTranslation();
  const { code = "", estate = "" } = useParams();
  const [answer, ask] = useQuery({ query: ScorecardDocument, variables: { code, estate } });
  const again = () => ask({ requestPolicy: "network-only" });
  const card = answer.data?.scorecard ?? null;
  // Read again, it stays where it is, with what is being written about it.
  const own = card?.estate.code === estate && answer.data?.review?.code === code;
  const title = `${card?.estate.name ?? estate} · ${t("scorecard")} ${code}`;
  const crumbs = [{ name: t("performanceReviews"), path: paths.reviews }];
  return (
    <PageFiles title={title} stamp={stampOf(t, card)}>
      <PageHead title={title} purpose={t("scorecardPurpose")} crumbs={crumbs}>
        {card !== null && (
          <>
            <Button component={Link} to={resultNoticePath(code, estate)} variant="default">
              {t("resultNotice")}
            </Button>
            <PageActs title={title} />
          </>
        )}
      </PageHead>
      <PanelBody state={panelState({ ...answer, fetching: answer.fetching && !own }, 480, again)}>
        {card === null ? (
          <Nothing title={t("noScorecard")} hint={t("noScorecardHint")} />
        ) : (
          <>
            <Standing card={card} code={code} changed={again} />
            <ScorecardLines card={card} code={code} />
            {card.restatement.length > 0 && <CardRestatement card={card} code={code} />}
            {card.measures.length > 0 && <Measures card={card} />}
            {card.earlierDraws.length > 0 && <EarlierDraws card={card} />}
            <Course card={card} />
          </>
        )}
      </PanelBody>
    </PageFiles>
  );
}

const stampOf = (t: TFunction, card: Card | null): readonly (readonly [string, string])[] =>
  card === null
    ? []
    : [
        [t("estate"), `${card.estate.code} ${card.estate.name}`],
        [t("reviewScore"), pointsText(card.score)],
        [t("reviewPlace"), placeText(t, card.rank)],
        [t("reviewState"), t(`review${card.state}`)],
        [t("inputsHash"), card.sha256],
      ];

interface StandingProps {
  readonly card: Card;
  readonly code: string;
  readonly changed: () => void;
}

function Standing({ card, code, changed }: StandingProps) {
  const { t } = useTranslation();
  const { score, drawnScore, awarded, rank, state, dueOn, sha256 } = card;
  const noAppeal = noAppealText(t, score);
  return (
    <Panel title={t("reviewScore")} controls={<CardActs card={card} code={code} changed={changed} />}>
      <dl className="facts">
        <div>
          <dt>{t("reviewScore")}</dt>
          <dd className="score-value">{pointsText(score)}</dd>
          {score === null && (
            <dd>
              <small>{t("unrankedNOT_COMPUTABLE")}</small>
            </dd>
          )}
          {awarded > 0 && (
            <dd>
              <small>{t("drawnAndAwarded", { drawn: pointsText(drawnScore), awarded: pointsText(awarded) })}</small>
            </dd>
          )}
        </div>
        <div>
          <dt>{t("reviewPlace")}</dt>
          <dd>{placeText(t, rank)}</dd>
          {rank !== null && rank.place !== null && (
            <dd>
              <RankStrip rank={rank} />
              <small>{chanceText(t, rank)}</small>
              {awarded > 0 && state !== "FINAL" && <small>{t("placeAsDrawn")}</small>}
            </dd>
          )}
        </div>
        <div>
          <dt>{t("reviewState")}</dt>
          <dd>{t(`review${state}`)}</dd>
          {state === "PUBLISHED" && dueOn !== null && (
            <dd>
              <small>{t(noAppeal === null ? "answerUntil" : "stateUntil", { day: dueOn })}</small>
              {noAppeal !== null && <small>{noAppeal}</small>}
            </dd>
          )}
        </div>
        <div>
          <dt>{t("inputsHash")}</dt>
          <dd>
            <code className="hash">{sha256}</code>
          </dd>
        </div>
      </dl>
      <details>
        <summary>{t("frozenInputs")}</summary>
        <pre className="frozen" tabIndex={0}>
          {card.inputs}
        </pre>
      </details>
    </Panel>
  );
}

function Measures({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("reviewMeasures")} note={t("reviewMeasuresNote")}>
      <ul className="review-list">
        {card.measures.map(({ finding, indicator, title }) => (
          <li key={finding}>
            <Link to={findingPath(finding)}>{finding}</Link> {title}{" "}
            <span className="dim">{t(`indicator${indicator}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Draws that a later one replaced: kept, with what they were scored from. */
function EarlierDraws({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("earlierDraws")} note={t("earlierDrawsNote")}>
      <ol className="review-list">
        {card.earlierDraws.map(({ draw, score, sha256, inputs }) => (
          <li key={draw}>
            <b>{t("drawNo", { draw })}</b> {pointsText(score)} <code className="hash">{sha256}</code>
            <details>
              <summary>{t("frozenInputs")}</summary>
              <pre className="frozen" tabIndex={0}>
                {inputs}
              </pre>
            </details>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What happened to the card, the latest first. */
function Course({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { me } = useFrame();
  return (
    <Panel title={t("reviewCourse")} note={me.role === "ESTATE_MANAGER" ? t("deciderIsNotScorer") : undefined}>
      <ol className="review-list">
        {card.events.toReversed().map(({ action, actor, role, at, reason, awarded }) => (
          <li key={`${at}${action}`}>
            <b>{t(`reviewAct${action}`)}</b>{" "}
            <span className="dim">
              <WholeCodes text={`${actor} · ${roleWord(t, role)} · ${moment(at)}`} />
            </span>
            {awarded > 0 && <p>{t("awardedPoints", { points: pointsText(awarded) })}</p>}
            {reason !== "" && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
