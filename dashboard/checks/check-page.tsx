import { Button } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { CheckDocument, type CheckQuery } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { basisText } from "../format/basis.ts";
import { decimal } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { percent } from "../format/ratio.ts";
import { checklistPath, drawPath, findingPath, paths } from "../paths.ts";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { printPage, UPRIGHT } from "../ui/paper.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { ConfirmLater } from "./confirm-later.tsx";
import { useTitleOf } from "./use-title-of.ts";
import "../ui/facts.css";
import "./checks.css";

type Check = NonNullable<CheckQuery["check"]>;

/** The record is as wide as an upright sheet between its margins, so that its letters keep their size. */
const SHEET = `${UPRIGHT} [data-paper] .page { width: 186mm; max-width: 186mm }`;

/** The record of a check 检查记录, on the screen and on paper. */
export function Component() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { id = "" } = useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: CheckDocument, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  const check = data?.check;
  return (
    <>
      <style>{SHEET}</style>
      <PageHead
        title={check == null ? t("checkRecord") : `${check.estate.name} ${titleOf(check.template)}`}
        purpose={check?.number}
        crumbs={[{ name: t("checks"), path: paths.checks }]}
      >
        {check != null && <Button onClick={() => void printPage()}>{t("printRecord")}</Button>}
      </PageHead>
      {error !== undefined && !fetching && <Failed failure={failureOf(error)} retry={again} />}
      {data === undefined && error === undefined && <PanelBody state={{ kind: "LOADING", height: 480 }} />}
      {check === null && <Nothing title={t("checkNotFound")} hint={t("checkNotFoundHint")} />}
      {check != null && <Record check={check} changed={again} />}
    </>
  );
}

function Record({ check, changed }: { readonly check: Check; readonly changed: () => void }) {
  const { t } = useTranslation();
  const {
    kind,
    subject,
    inspector,
    startedAt,
    finishedAt,
    receivedAt,
    recordedAt,
    earned,
    possible,
    template,
    confirmation,
  } = check;
  const facts: readonly (readonly [string, string])[] = [
    [t("checkKind"), subject === "" ? t(`kind${kind}`) : `${t(`kind${kind}`)} · ${subject}`],
    [t("inspector"), inspector],
    [t("checkStarted"), moment(startedAt)],
    [t("checkFinished"), finishedAt === null ? "—" : moment(finishedAt)],
    [t("checkReceived"), moment(recordedAt ?? receivedAt)],
    [t("checkState"), t(`checkIs${check.state}`)],
    [
      t("checkScore"),
      `${percent({ numerator: earned ?? 0, denominator: possible ?? 0 })} (${earned ?? 0} / ${possible ?? 0})`,
    ],
  ];
  return (
    <>
      <Panel title={t("checkRecord")}>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <WholeCodes text={value} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("checklistVersion")}</dt>
            <dd>
              <Link to={checklistPath(template.code, template.version)}>
                {t("version", { version: template.version })}
              </Link>
            </dd>
          </div>
          {check.draw !== null && (
            <div>
              <dt>{t("surpriseDraws")}</dt>
              <dd>
                <Link to={drawPath(check.draw)}>№ {check.draw}</Link>
              </dd>
            </div>
          )}
        </dl>
        {check.remark !== null && check.remark !== "" && <p>{check.remark}</p>}
      </Panel>
      <Answers check={check} />
      <Panel title={t("confirmation")} {...(check.confirmable && { className: "on-paper" })}>
        {confirmation === null ? (
          <p className="dim">{t("notConfirmed")}</p>
        ) : (
          <p>
            <b>
              {t(confirmation.agreed ? "agreedBy" : "refusedBy", {
                who: confirmation.position === "" ? confirmation.name : t("withPosition", confirmation),
              })}
            </b>
            {confirmation.remark !== "" && t("confirmedWith", confirmation)}
            <small>{moment(confirmation.at)}</small>
          </p>
        )}
      </Panel>
      {check.confirmable && <ConfirmLater id={check.checkId} estate={check.estate.code} changed={changed} />}
    </>
  );
}

function Answers({ check }: { readonly check: Check }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const { answers, template, photos } = check;
  const state =
    answers.length === 0 ? ({ kind: "EMPTY", title: t("noAnswers"), hint: t("noAnswersHint") } as const) : undefined;
  return (
    <Panel title={t("answers")} {...(state && { state })}>
      <PlainTable cards heads={[t("checkItem"), t("answer"), t("checkPoints"), t("findingRaised")]}>
        <tbody>
          {template.items.map((item) => {
            const answer = answers.find((known) => known.item === item.code);
            const shown = photos.filter((photo) => photo.item === item.code && photo.stampedFrom !== null);
            return (
              <tr key={item.code}>
                <th scope="row" className="check-question">
                  {english ? item.en : item.zh}
                  <small>{`${t("itemBasis")} ${basisText(t, item.basis)}`}</small>
                </th>
                <td className="cell-wide check-answer" data-name={t("answer")}>
                  {(item.kind !== "PHOTO" || shown.length === 0) && (
                    <span className="check-said">{said(item, answer?.value ?? "")}</span>
                  )}
                  {answer !== undefined && answer.note !== "" && <small>{answer.note}</small>}
                  {shown.length > 0 && (
                    <div className="check-photos">
                      {shown.map(({ sha256, path, thumbnail, takenAt, place }) => (
                        <a key={sha256} href={path} target="_blank" rel="noreferrer">
                          <img
                            className="check-photo"
                            src={thumbnail}
                            alt={`${moment(takenAt)} ${place}`}
                            loading="lazy"
                          />
                        </a>
                      ))}
                    </div>
                  )}
                </td>
                <td data-name={t("checkPoints")}>
                  {answer === undefined || answer.possible === 0 ? "—" : `${answer.earned} / ${answer.possible}`}
                </td>
                <td className={answer?.finding == null ? "cell-none" : ""} data-name={t("findingRaised")}>
                  {answer?.finding != null && <Link to={findingPath(answer.finding)}>{answer.finding}</Link>}
                  {answer?.severity != null && <small>{t(`severity${answer.severity}`)}</small>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </Panel>
  );

  function said({ kind, choices, unitZh, unitEn }: Check["template"]["items"][number], value: string): string {
    if (value === "NA") return t("notApplicable");
    if (value === "") return "—";
    if (kind === "YES_NO") return t(value === "YES" ? "yes" : "no");
    if (kind === "NUMBER") return `${decimal(value)} ${(english ? unitEn : unitZh) ?? ""}`;
    const choice = choices?.find(({ code }) => code === value);
    return choice === undefined ? value : english ? choice.en : choice.zh;
  }
}
