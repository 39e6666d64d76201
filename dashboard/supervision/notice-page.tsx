import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { OneFindingDocument, type OneFindingQuery } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { findingPath, paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PanelBody } from "../ui/panel.tsx";
import { printPage, UPRIGHT } from "../ui/paper.ts";
import { deadlineText, roleName } from "./finding-words.ts";
import "./notice.css";
import "./supervision.css";

/** The rectification notice 整改通知单 of a finding, for paper: what, until when, who, and a slip to be returned. */
export function Component() {
  const { t } = useTranslation();
  const { finding: code = "" } = useParams();
  const [answer, ask] = useQuery({ query: OneFindingDocument, variables: { code } });
  const finding = answer.data?.finding;
  const crumbs = [
    { name: t("findings"), path: paths.findings },
    { name: code, path: findingPath(code) },
  ];
  const state = panelState(answer, 640, () => ask({ requestPolicy: "network-only" }));
  return (
    <>
      <style>{UPRIGHT}</style>
      <PageHead title={`${t("noticeTitle")} ${code}`} crumbs={crumbs}>
        <Button variant="default" disabled={finding == null} onClick={() => void printPage()}>
          {t("print")}
        </Button>
      </PageHead>
      <PanelBody state={state}>
        {finding == null ? (
          <Nothing title={t("findingMissing")} hint={t("findingMissingHint")} />
        ) : (
          <Notice finding={finding} />
        )}
      </PanelBody>
    </>
  );
}

function Notice({ finding }: { readonly finding: NonNullable<OneFindingQuery["finding"]> }) {
  const { t } = useTranslation();
  const { code, estate, title, description, confidential, severity, assignee, dueOn, evidence, acceptors, events } =
    finding;
  const issued = events.findLast(({ action }) => action === "ASSIGN");
  // What proves the problem goes with the notice; what is brought later proves what was done about it.
  const attached = evidence.filter(
    ({ uploadedAt }) => issued === undefined || Date.parse(uploadedAt) <= Date.parse(issued.at),
  );
  const who = acceptors.map((role) => roleName(t, role)).join(t("actors"));
  const lines: readonly (readonly [string, string])[] = [
    [t("findingCode"), code],
    [t("finding"), title],
    [t("findingDescription"), description === "" ? t("noticeNone") : description],
    // Which receipt or household it is about; whoever may not see it is told nothing of it.
    ...(confidential === null ? [] : [[t("confidential"), confidential] as const]),
    [t("severity"), t(`severity${severity}`)],
    [t("source"), t(`source${finding.source}`)],
    [t("responsible"), assignee?.name ?? t("unassigned")],
    [t("deadline"), deadlineText(t, finding)],
    [t("noticeRule"), t("noticeRuleText", { acceptors: who })],
    [
      t("noticeEvidence"),
      attached.length === 0
        ? t("noticeNone")
        : attached.map(({ evidenceId, name, sha256 }) => `${evidenceId}. ${name} (${sha256.slice(0, 12)})`).join("\n"),
    ],
  ];
  return (
    <article className="card notice" aria-labelledby="notice-title">
      <h2 id="notice-title">{t("noticeTitle")}</h2>
      <p>
        {assignee === null
          ? t("noticeToEstate", { estate: estate.name })
          : t("noticeTo", { estate: estate.name, name: assignee.name })}
      </p>
      <p>{t("noticeOpening")}</p>
      <table className="plain">
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="notice-sign">
        <span>
          {t("noticeIssuer", { issuer: issued === undefined ? "" : `${issued.actor} · ${roleName(t, issued.role)}` })}
        </span>
        <span>{t("noticeDay", { day: issued === undefined ? "" : moment(issued.at).slice(0, 10) })}</span>
      </p>
      <section className="notice-reply" aria-label={t("replySlip")}>
        <h3>{t("replySlip")}</h3>
        <p>{t("replyText", { code, day: dueOn ?? "________" })}</p>
        <p className="notice-sign">
          <span>{t("replySign")}</span>
          <span>{t("replyDay")}</span>
        </p>
      </section>
    </article>
  );
}
