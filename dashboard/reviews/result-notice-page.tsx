import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { ScorecardDocument, type ScorecardQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { currentLanguage } from "../i18n/language.ts";
import { paths, scorecardPath } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PanelBody } from "../ui/panel.tsx";
import { printPage, UPRIGHT } from "../ui/paper.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { placeWords, pointsText, restsOnText, ruleText } from "./score-words.ts";
import "./reviews.css";
import "./result-notice.css";

type Answer = Required<ScorecardQuery>;

/** The result notice 考核结果通知书 of an estate, for paper: score, lines, measures, and who signed it off. */
export function Component() {
  const { t, i18n } = useTranslation();
  const { code = "", estate = "" } = useParams();
  const [answer, ask] = useQuery({ query: ScorecardDocument, variables: { code, estate } });
  const { scorecard = null, review = null } = answer.data ?? {};
  const crumbs = [
    { name: t("performanceReviews"), path: paths.reviews },
    { name: scorecard?.estate.name ?? estate, path: scorecardPath(code, estate) },
  ];
  return (
    <>
      <style>{UPRIGHT}</style>
      <PageHead title={t("resultNotice")} crumbs={crumbs}>
        <div className="page-acts">
          {scorecard !== null && (
            <Button component="a" variant="default" href={pdfAddress(code, estate, i18n.language)} download>
              PDF
            </Button>
          )}
          <Button variant="default" disabled={scorecard === null} onClick={() => void printPage()}>
            {t("print")}
          </Button>
        </div>
      </PageHead>
      <PanelBody state={panelState(answer, 640, () => ask({ requestPolicy: "network-only" }))}>
        {scorecard === null || review === null ? (
          <Nothing title={t("noScorecard")} hint={t("noScorecardHint")} />
        ) : (
          <Notice card={scorecard} review={review} />
        )}
      </PanelBody>
    </>
  );
}

const pdfAddress = (code: string, estate: string, lang: string): string =>
  `/reports/review-notice.pdf?${new URLSearchParams({ code, estate, lang: lang === "zh" ? "zh" : "en" }).toString()}`;

interface NoticeProps {
  readonly card: NonNullable<Answer["scorecard"]>;
  readonly review: NonNullable<Answer["review"]>;
}

function Notice({ card, review }: NoticeProps) {
  const { t } = useTranslation();
  const signed = card.events.findLast(({ action }) => action === "FINALISE");
  const final = signed !== undefined;
  const asDrawn = !final && card.awarded > 0 && card.rank !== null && card.rank.place !== null;
  const sums = [
    [t("drawnScore"), card.drawnScore],
    ...(card.awarded > 0 ? ([[t("givenBack"), card.awarded]] as const) : []),
    [t("finalScore"), card.score],
  ] as const;
  return (
    <article className="card result-notice" aria-labelledby="result-notice">
      <h2 id="result-notice">{t("resultNotice")}</h2>
      {!final && <p className="notice-draft">{t("noticeNotFinal")}</p>}
      <p>{t("resultTo", { estate: card.estate.name })}</p>
      <p>
        {t(card.score === null ? "resultOpeningUnscored" : "resultOpening", {
          from: review.startsOn,
          to: review.endsOn,
          score: pointsText(card.score),
          place: asDrawn
            ? t("inBrackets", { text: placeWords(t, card.rank), more: t("placeAsDrawn") })
            : placeWords(t, card.rank),
        })}
      </p>
      <PlainTable
        labelledBy="result-notice"
        heads={[
          t("reviewIndicator"),
          t("figureFrozen"),
          t("reviewRule"),
          { number: t("reviewWeight") },
          { number: t("pointsEarned") },
          { number: t("pointsLost") },
        ]}
      >
        <tbody>
          {card.lines.map((line) => (
            <tr key={line.indicator}>
              <th scope="row">{t(`indicator${line.indicator}`)}</th>
              <td>
                {line.figure[currentLanguage()]}
                <small>{restsOnText(line)}</small>
                <small className="notice-narrow">
                  {`${ruleText(line.rule)}\n${t("reviewWeight")} ${pointsText(line.effective)}`}
                </small>
              </td>
              <td className="notice-broad">{ruleText(line.rule)}</td>
              <td className="number notice-broad">{pointsText(line.effective)}</td>
              <td className="number">{pointsText(line.points)}</td>
              <td className="number">{pointsText(line.lost)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([name, points]) => (
            <tr key={name}>
              <th scope="row" colSpan={2}>
                {name}
              </th>
              <td className="notice-broad" />
              <td className="notice-broad" />
              <td className="number">{pointsText(points)}</td>
              <td />
            </tr>
          ))}
        </tfoot>
      </PlainTable>
      {card.missing !== null && <p>{card.missing[currentLanguage()]}</p>}
      {card.measures.length > 0 && (
        <>
          <h3>{t("reviewMeasures")}</h3>
          <ol>
            {card.measures.map(({ finding, title }) => (
              <li key={finding}>
                {title} ({finding})
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="notice-lines">
        <span>{`${t("signedOffBy")} ${signed?.actor ?? ""}`}</span>
        <span>{`${t("signedOffOn")} ${signed === undefined ? "" : moment(signed.at).slice(0, 10)}`}</span>
      </p>
      <p className="dim hash">
        {t("inputsHash")} {card.sha256}
      </p>
    </article>
  );
}
