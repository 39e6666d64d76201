import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import {
  CommitteeEstatesDocument,
  CommitteeWindowDocument,
  type ShownWindowFragment,
} from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { committeePath, paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { OneChoice } from "../ui/choices.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { BulletinsPanel } from "./bulletins-panel.tsx";
import { AgePanel, BuildingFigure } from "./cell-figures.tsx";
import { HeadlinePanel } from "./headline-panel.tsx";
import { MinutesPanel } from "./minutes-panel.tsx";
import { QuestionsPanel } from "./questions-panel.tsx";
import { AskButton, type Subject } from "./told-list.tsx";
import "./committee.css";

/** What an owners' committee sees of its estate 业委会看板; the company sees the same, and answers. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { estate: named } = useParams();
  const [{ data: known, error, fetching }, askEstates] = useQuery({ query: CommitteeEstatesDocument });
  const estates = known?.estates ?? [];
  const estate = named ?? estates[0]?.code ?? "";
  const [answer, ask] = useQuery({
    query: CommitteeWindowDocument,
    variables: { estate },
    pause: estate === "",
    requestPolicy: "cache-and-network",
  });
  const shown = answer.data?.committeeWindow;
  const again = () => ask({ requestPolicy: "network-only" });
  const state =
    known === undefined
      ? panelState({ data: known, error, fetching }, 640, () => askEstates({ requestPolicy: "network-only" }))
      : estates.length === 0
        ? ({ kind: "DATA" } as const)
        : panelState({ ...answer, fetching: answer.fetching && answer.data === undefined }, 640, again);
  const title = shown == null ? t("committeeWindow") : `${t("committeeWindow")} · ${shown.name}`;
  const stamp = [
    [t("scope"), shown?.name ?? estate],
    [t("asOf"), shown?.headline?.asOf ?? ""],
    [t("fingerprint"), shown?.headline?.sha256.slice(0, 12) ?? ""],
  ] as const;
  return (
    <PageFiles title={title} stamp={stamp}>
      <PageHead title={title} purpose={t("committeePurpose")}>
        {estates.length > 1 && (
          <OneChoice
            aria-label={t("committeeEstate")}
            searchable
            allowDeselect={false}
            w={240}
            maw="100%"
            value={estate}
            data={estates.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
            onChange={(chosen) => chosen !== null && void navigate(committeePath(chosen))}
          />
        )}
        {shown != null && <PageActs title={`${title} ${shown.headline?.asOf ?? ""}`} />}
      </PageHead>
      <PanelBody state={state}>
        {known !== undefined && estates.length === 0 ? (
          <NoRecords />
        ) : shown === null ? (
          <Nothing title={t("noEstateGranted")} hint={t("noEstateGrantedHint")} />
        ) : (
          shown !== undefined && <Window key={shown.estate} window={shown} today={known?.today ?? ""} again={again} />
        )}
      </PanelBody>
    </PageFiles>
  );
}

interface WindowProps {
  readonly window: ShownWindowFragment;
  readonly today: string;
  readonly again: () => void;
}

function Window({ window, today, again }: WindowProps) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [subject, setSubject] = useState<(Subject & { readonly release: number | null }) | null>(null);
  const reports = role === "HEADQUARTERS" || role === "ESTATE_MANAGER";
  const asks = role === "COMMITTEE";
  const { estate, headline, bulletins, replyDays } = window;
  const [latest] = bulletins;
  const askAbout = (release: number | null) => (asks ? (about: Subject) => setSubject({ ...about, release }) : null);
  const ofBulletin = askAbout(latest?.releaseId ?? null);
  return (
    <>
      <HeadlinePanel window={window} today={today} ask={askAbout(null)} />
      {latest !== undefined && (
        <div className="figures-row">
          <BuildingFigure release={latest} ask={ofBulletin} />
          <AgePanel release={latest} ask={ofBulletin} />
        </div>
      )}
      <div className="figures-row">
        <Panel title={t("foundAndMended")}>
          <p className="committee-words">{t("sayFindings", window.findings)}</p>
          <p className="committee-line">
            <Link to={paths.findings}>{t("seeFindings")}</Link>
            <AskButton subject={{ figure: "findings", cell: "", name: t("figurefindings") }} ask={askAbout(null)} />
          </p>
        </Panel>
        <Panel title={t("promised")}>
          <p className="committee-words">
            {latest?.promise ? latest.promise : t(latest === undefined ? "noBulletins" : "noPromise")}
          </p>
          <p className="committee-line">
            <AskButton subject={{ figure: "promise", cell: "", name: t("figurepromise") }} ask={ofBulletin} />
          </p>
        </Panel>
      </div>
      <BulletinsPanel window={window} publishes={reports} again={again} />
      <QuestionsPanel window={window} answers={reports} again={again} />
      <MinutesPanel window={window} today={today} brings={reports || asks} again={again} />
      {window.journalHead !== null && (
        <Panel title={t("journalHead")} note={t("journalHeadNote")}>
          <p className="committee-words">
            {t("journalHeadNo", { seq: window.journalHead.seq })}{" "}
            <code className="committee-hash">{window.journalHead.hash}</code>
          </p>
        </Panel>
      )}
      <Panel title={t("whyTogether")}>
        <p className="committee-words">{t("whyTogetherText", { least: headline?.figures.least ?? 5 })}</p>
      </Panel>
      {subject !== null && (
        <AskDialog
          estate={estate}
          replyDays={replyDays}
          release={subject.release}
          subject={subject}
          close={() => setSubject(null)}
          done={() => {
            setSubject(null);
            again();
          }}
        />
      )}
    </>
  );
}
