import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useClient, useQuery } from "urql";
import {
  CommitteeWindowDocument,
  ReceiveBulletinDocument,
  ReceiveOpinionDocument,
  ReturnOpinionDocument,
  type ShownReleaseFragment,
} from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { committeePath } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { roleName } from "../supervision/finding-words.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { UPRIGHT } from "../ui/paper.ts";
import { BulletinSheet } from "./bulletin-sheet.tsx";
import { CheckBulletin } from "./check-bulletin.tsx";
import { WordsDialog } from "./words-dialog.tsx";
import "./bulletin.css";
import "./committee.css";

/** A bulletin 收缴情况报告 of a month: to be read, signed for, answered, and put up on the notice board. */
export function Component() {
  const { t } = useTranslation();
  const { estate = "", month = "" } = useParams();
  const [answer, ask] = useQuery({
    query: CommitteeWindowDocument,
    variables: { estate },
    requestPolicy: "cache-and-network",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  const window = answer.data?.committeeWindow;
  const bulletin = window?.bulletins.find((known) => known.month === month);
  const state = panelState({ ...answer, fetching: answer.fetching && answer.data === undefined }, 640, again);
  const title = t("bulletinOf", { name: window?.name ?? estate, month });
  const stamp = [
    [t("scope"), window?.name ?? estate],
    [t("asOf"), bulletin?.asOf ?? ""],
    [t("fingerprint"), bulletin?.sha256.slice(0, 12) ?? ""],
  ] as const;
  return (
    <div className="bulletin-page">
      <style>{UPRIGHT}</style>
      <PageFiles title={title} stamp={stamp}>
        <PageHead title={title} crumbs={[{ name: t("committeeWindow"), path: committeePath(estate) }]}>
          {bulletin !== undefined && <PageActs title={title} />}
        </PageHead>
        <PanelBody state={state}>
          {bulletin === undefined ? (
            <Nothing title={t("bulletinMissing")} hint={t("bulletinMissingHint")} />
          ) : (
            <>
              <Standing bulletin={bulletin} />
              <BulletinSheet bulletin={bulletin} title={title} />
              <Opinions estate={estate} bulletin={bulletin} again={again} />
              <div className="bulletin-aside">
                <CheckBulletin key={bulletin.releaseId} estate={estate} bulletin={bulletin} />
              </div>
            </>
          )}
        </PanelBody>
      </PageFiles>
    </div>
  );
}

/** Whether the ledger has since come to say something else. */
function Standing({ bulletin: { restatedOn } }: { readonly bulletin: ShownReleaseFragment }) {
  const { t } = useTranslation();
  return (
    <p className="committee-standing" data-restated={restatedOn !== null}>
      {restatedOn === null ? t("ledgerAgrees") : t("restatedSince", { day: restatedOn })}
    </p>
  );
}

interface OpinionsProps {
  readonly estate: string;
  readonly bulletin: ShownReleaseFragment;
  readonly again: () => void;
}

/** Who has received it, what the committee says of it, and who has received that. */
function Opinions({ estate, bulletin: { releaseId, received, receipts, opinions }, again }: OpinionsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { me } = useFrame();
  const [writing, setWriting] = useState(false);
  const receive = useAct(ReceiveBulletinDocument, again);
  const accept = useAct(ReceiveOpinionDocument, again);
  const committee = me.role === "COMMITTEE";
  const reports = me.role === "HEADQUARTERS" || me.role === "ESTATE_MANAGER";
  const none = { kind: "EMPTY", title: t("noOpinions"), hint: t("noOpinionsHint") } as const;
  return (
    <div className="bulletin-aside">
      <Panel title={t("signatures")}>
        <ul className="committee-entries">
          {receipts.map(({ person, role, at }) => (
            <li key={`${person} ${at}`} className="committee-entry">
              <Dotted parts={[person, roleName(t, role), moment(at)]} />
            </li>
          ))}
        </ul>
        {receipts.length === 0 && <p className="dim">{t("notReceived")}</p>}
        {committee && !received && (
          <Button loading={receive.busy} onClick={() => void receive.act({ input: { estate, number: releaseId } })}>
            {t("receiveBulletin")}
          </Button>
        )}
        <FormWrong text={receive.wrongBeside()} />
      </Panel>
      <Panel title={t("opinions")} {...(opinions.length === 0 && { state: none })}>
        <ul className="committee-entries">
          {opinions.map(({ opinionId, words, author, at, receipts: signed }) => (
            <li key={opinionId} className="committee-entry">
              <p className="committee-words">{words}</p>
              <p className="dim">
                <Dotted parts={[author, moment(at)]} />
              </p>
              {signed.map(({ person, at: when }) => (
                <p key={when} className="dim">
                  {t("opinionReceived", { person, at: moment(when) })}
                </p>
              ))}
              {reports && signed.length === 0 && (
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={accept.busy}
                  onClick={() => void accept.act({ input: { estate, number: opinionId } })}
                >
                  {t("receiveOpinion")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <FormWrong text={accept.wrongBeside()} />
      </Panel>
      {committee && (
        <p className="committee-act">
          <Button variant="default" onClick={() => setWriting(true)}>
            {t("returnOpinion")}
          </Button>
        </p>
      )}
      {writing && (
        <WordsDialog
          title={t("returnOpinion")}
          label={t("opinionWords")}
          button={t("returnOpinion")}
          most={2000}
          send={(words) =>
            client.mutation(ReturnOpinionDocument, { input: { estate, release: releaseId, words } }).toPromise()
          }
          close={() => setWriting(false)}
          done={() => {
            setWriting(false);
            again();
          }}
        />
      )}
    </div>
  );
}
