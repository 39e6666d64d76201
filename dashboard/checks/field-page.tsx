import { Anchor, Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { paths } from "../paths.ts";
import { Door } from "../people/door.tsx";
import { useRefusal } from "../people/use-act.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { Panel } from "../ui/panel.tsx";
import { AssignedList } from "./assigned-list.tsx";
import { DraftForm } from "./draft-form.tsx";
import { numberOf, openItems } from "./draft.ts";
import { keepDraft, readDrafts, type Draft } from "./field-store.ts";
import { keepShell } from "./keep-shell.ts";
import { NewCheck } from "./new-check.tsx";
import { useField, type Field } from "./use-field.ts";
import "./checks.css";

/** Checks on site 现场检查: works without network; what is finished waits on the phone until the server has it. */
export function Component() {
  const { t } = useTranslation();
  const field = useField();
  const [open, setOpen] = useState<Draft | null>(null);
  const me = field.snapshot?.field.me;
  // Also where somebody else's lists are kept on the phone.
  const forbidden = field.failure?.kind === "FORBIDDEN";
  useEffect(() => {
    keepShell().catch((error: unknown) => console.info("The page is not kept for when there is no network:", error));
  }, []);
  const begin = (draft: Draft) => void keepDraft(draft).then(() => setOpen(draft));
  const leave = () => {
    setOpen(null);
    void field.send();
  };
  return (
    <Door title={t("onSite")} purpose={me == null ? t("onSitePurpose") : me.name}>
      {open !== null && <DraftForm key={open.id} draft={open} leave={leave} />}
      {open === null && forbidden && (
        <Nothing title={t("onSiteNotOpen")} hint={t("onSiteNotOpenHint")}>
          <Anchor href={paths.checks}>{t("toChecks")}</Anchor>
        </Nothing>
      )}
      {open === null && !forbidden && (
        <>
          <Standing field={field} />
          {field.snapshot === undefined && <Awaited />}
          {field.snapshot === null && <NothingRead field={field} />}
          {me != null && field.snapshot != null && (
            <>
              <DraftList field={field} resume={setOpen} />
              <AssignedList
                assigned={field.snapshot.field.assignedChecks}
                drafts={field.drafts}
                personId={me.personId}
                begin={begin}
              />
              <NewCheck field={field.snapshot.field} begin={begin} />
            </>
          )}
        </>
      )}
    </Door>
  );
}

/** Holds the place of the lists until they are there. */
function Awaited() {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("toCarryOut")} state={{ kind: "LOADING", height: 160 }} />
      <Panel title={t("anotherCheck")} note={t("anotherCheckNote")} state={{ kind: "LOADING", height: 300 }} />
    </>
  );
}

/** Nothing was ever kept on the phone: for want of network, or because the server failed. */
function NothingRead({ field: { failure, refresh } }: { readonly field: Field }) {
  const { t } = useTranslation();
  if (failure !== null && failure.kind !== "UNREACHABLE")
    return <Failed failure={failure} retry={() => void refresh()} />;
  return <Nothing title={t("nothingOnPhone")} hint={t("nothingOnPhoneHint")} />;
}

/** Whether there is network, what waits, and when the lists were read. */
function Standing({ field }: { readonly field: Field }) {
  const { t } = useTranslation();
  const { online, drafts, sending, sent, send, refresh, snapshot } = field;
  const waiting = drafts.filter(({ finishedAt }) => finishedAt !== null).length;
  return (
    <div className="field-standing" data-online={online}>
      <p role="status">
        <b>{t(online ? "withNetwork" : "withoutNetwork")}</b>{" "}
        {waiting > 0
          ? t("checksWaiting", { count: waiting })
          : sent > 0
            ? t("checksSent", { count: sent })
            : t("nothingWaits")}
        {snapshot === undefined && <small>{t("loading")}</small>}
        {snapshot != null && <small>{t("listsReadAt", { moment: moment(snapshot.readAt) })}</small>}
      </p>
      <div className="field-acts">
        <Button variant="default" onClick={() => void refresh()}>
          {t("refresh")}
        </Button>
        <Button loading={sending} disabled={waiting === 0} onClick={() => void send()}>
          {t("sendNow")}
        </Button>
        <Button component="a" variant="subtle" href={paths.checks}>
          {t("toChecks")}
        </Button>
      </div>
    </div>
  );
}

function DraftList({ field, resume }: { readonly field: Field; readonly resume: (draft: Draft) => void }) {
  const { t } = useTranslation();
  const told = useRefusal();
  const { drafts, snapshot } = field;
  const personId = snapshot?.field.me?.personId ?? 0;
  if (drafts.length === 0) return null;
  const reopen = async (id: string) => {
    const draft = (await readDrafts(personId)).find((known) => known.id === id);
    if (draft !== undefined) resume(draft);
  };
  return (
    <Panel title={t("onThisPhone")} note={t("onThisPhoneNote")}>
      <ul className="field-list">
        {drafts.map((draft) => (
          <li key={draft.id} data-draft={draft.id}>
            <div>
              <b>{draft.estate.name}</b> {t(`kind${draft.kind}`)}
              <small>
                <Dotted parts={[numberOf(draft), moment(draft.startedAt)]} />
              </small>
              {draft.refusal !== null && (
                <p className="form-wrong">{t("notTaken", { message: told(draft.refusal) })}</p>
              )}
            </div>
            {draft.finishedAt !== null ? (
              <span className="field-badge">{t("waitsToBeSent")}</span>
            ) : (
              <Button variant="default" onClick={() => void reopen(draft.id)}>
                {t("goOn", { count: openItems(draft) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
