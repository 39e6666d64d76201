import { Alert, Anchor, Button } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { OneFindingDocument, type OneFindingQuery } from "../api/generated/graphql.ts";
import { checkPath, committeePath, estatePath, exceptionsPath, findingPath, noticePath, paths } from "../paths.ts";
import { useRefusal } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { FindingActs } from "./finding-acts.tsx";
import { CauseMark, LateMark, FindingSeverityMark, StateBadge } from "./finding-badges.tsx";
import { FindingTimeline } from "./finding-timeline.tsx";
import { deadlineText, roleName } from "./finding-words.ts";
import { ObservedRates } from "./observed-rates.tsx";
import { isRefusal } from "../api/send-file.ts";
import { Submission } from "./submission.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { WholeCodes } from "../ui/whole-codes.tsx";
import "../ui/facts.css";
import "./supervision.css";

type Finding = NonNullable<OneFindingQuery["finding"]>;

/** A problem with all that happened to it, what proves it, and what the reader may do now. */
export function Component() {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const { finding: code = "" } = useParams();
  const [answer, ask] = useQuery({
    query: OneFindingDocument,
    variables: { code },
    requestPolicy: "cache-and-network",
  });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  const finding = answer.data?.finding;
  const crumbs = [{ name: t("findings"), path: paths.findings }];
  if (finding === undefined || finding === null)
    return (
      <>
        <PageHead title={code} crumbs={crumbs} />
        {finding === null ? (
          <Nothing title={t("findingMissing")} hint={t("findingMissingHint")}>
            <Anchor component={Link} to={paths.findings}>
              {t("toFindings")}
            </Anchor>
          </Nothing>
        ) : (
          <PanelBody state={panelState(answer, 480, again)} />
        )}
      </>
    );
  const open = finding.state !== "ACCEPTED" && finding.state !== "VOIDED";
  return (
    <>
      <PageHead title={finding.title} crumbs={crumbs} purpose={<Where finding={finding} />}>
        {finding.assignee !== null && (
          <Button variant="default" component={Link} to={noticePath(finding.code)}>
            {t("printNotice")}
          </Button>
        )}
      </PageHead>
      <PhotoNote />
      <Facts finding={finding} />
      <Submission finding={finding} />
      <EvidencePanel code={finding.code} files={finding.evidence} open={open} changed={again} />
      <FindingActs finding={finding} changed={again} />
      {isOpenTo(HOUSEHOLDS, role) && answer.data !== undefined && (
        <ObservedRates finding={finding} today={answer.data.today} />
      )}
      <FindingTimeline steps={finding.events} />
    </>
  );
}

function Where({ finding }: { readonly finding: Finding }) {
  const { role } = useFrame().me;
  const { code } = finding.estate;
  return (
    <Dotted
      parts={[
        finding.code,
        <Link
          key="estate"
          to={isOpenTo(HOUSEHOLDS, role) ? estatePath(code) : committeePath(code)}
          className="finding-estate"
        >
          {finding.estate.name}
        </Link>,
      ]}
    />
  );
}

/** Says so where a problem was recorded and its photo was not taken. */
function PhotoNote() {
  const { t } = useTranslation();
  const told = useRefusal();
  const { state } = useLocation();
  const refusal: unknown = state;
  if (!isRefusal(refusal)) return null;
  return (
    <Alert color="orange" mb="md" role="alert">
      {t("photoFailed", { message: told(refusal) })}
    </Alert>
  );
}

/** Where the committee's window shows what findings are opened for, by the first word of their key. */
const IN_WINDOW: Readonly<Record<string, string>> = { question: "questions", minutes: "minutes" };

/**
 * The way to what a finding was opened for: its check, the exceptions of its rule, the committee's question or decision; null where there
 * is none to see.
 */
function originOf({ source, sourceKey, estate, causeGoneAt }: Finding): string | null {
  const [key = ""] = (sourceKey ?? "").split(":");
  if (key === "") return null;
  if (source === "CHECK") return checkPath(key);
  if (source === "COMMITTEE") {
    const [kind = "", ...numbers] = key.split("/");
    const list = IN_WINDOW[kind];
    return committeePath(estate.code, list === undefined ? undefined : [list, ...numbers].join("-"));
  }
  return source === "AUDIT" ? exceptionsPath(key, estate.code, causeGoneAt === null ? "CONFIRMED" : "GONE") : null;
}

function Facts({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { description, confidential, severity, state, source, raisedOn, raisedBy, raiserRole, assignee, round } =
    finding;
  const origin = originOf(finding);
  return (
    <Panel title={t("finding")}>
      <dl className="facts finding-facts">
        <Fact name={t("status")}>
          <StateBadge state={state} /> <CauseMark finding={finding} /> <LateMark finding={finding} />
        </Fact>
        <Fact name={t("severity")}>
          <FindingSeverityMark severity={severity} />
        </Fact>
        <Fact name={t("source")}>
          {origin === null ? t(`source${source}`) : <Link to={origin}>{t(`source${source}`)}</Link>}
        </Fact>
        <Fact name={t("raisedBy")}>
          <Dotted parts={[raisedBy, roleName(t, raiserRole), raisedOn]} />
        </Fact>
        <Fact name={t("responsible")}>{assignee?.name ?? t("unassigned")}</Fact>
        <Fact name={t("deadline")}>
          <WholeCodes text={deadlineText(t, finding)} />
        </Fact>
        {finding.awaitedBy !== null && <Fact name={t("awaitedBy")}>{finding.awaitedBy}</Fact>}
        {round > 1 && <Fact name={t("roundName")}>{t("round", { round })}</Fact>}
        <Fact name={t("acceptedBy")}>{finding.acceptors.map((role) => roleName(t, role)).join(t("actors"))}</Fact>
      </dl>
      {description !== "" && <p className="finding-text">{description}</p>}
      {confidential !== null && (
        <div className="finding-confidential">
          <h3>{t("confidential")}</h3>
          <p className="finding-text">{confidential}</p>
        </div>
      )}
      {finding.recursOf !== null && (
        <p>
          <Link to={findingPath(finding.recursOf.code)}>{t("isReturnOf", { code: finding.recursOf.code })}</Link>
        </p>
      )}
      {finding.returns.length > 0 && (
        <p>
          {t("cameBack")}{" "}
          {finding.returns.map(({ code, title }) => (
            <Link key={code} to={findingPath(code)} className="finding-return">{`${code} ${title}`}</Link>
          ))}
        </p>
      )}
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
