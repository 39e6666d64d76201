import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import { ReceiveMinutesDocument, RecordDecisionsDocument, type ShownWindowFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { findingPath } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct, useSending } from "../people/use-act.ts";
import { useNamedEntry } from "../shell/use-anchor.ts";
import { roleName, stateName } from "../supervision/finding-words.ts";
import { Dialog } from "../ui/dialog.tsx";
import { EvidenceInput } from "../ui/evidence-input.tsx";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { sendMinutes, type MinutesToSend } from "./send-minutes.ts";
import { WordsDialog } from "./words-dialog.tsx";

interface MinutesProps {
  readonly window: ShownWindowFragment;
  readonly today: string;
  readonly brings: boolean;
  readonly again: () => void;
}

/** Minutes of the supervision meeting, with the findings that their decisions have become. */
export function MinutesPanel({ window: { estate, minutes }, today, brings, again }: MinutesProps) {
  const { t } = useTranslation();
  const client = useClient();
  const named = useNamedEntry();
  const [adding, setAdding] = useState(false);
  const [deciding, setDeciding] = useState<number | null>(null);
  const receive = useAct(ReceiveMinutesDocument, again);
  const none = { kind: "EMPTY", title: t("noMinutes"), hint: t("noMinutesHint") } as const;
  const ready = (end: () => void) => () => {
    end();
    again();
  };
  return (
    <>
      <Panel id="minutes" title={t("minutes")} note={t("minutesNote")} {...(minutes.length === 0 && { state: none })}>
        <ul className="committee-entries">
          {minutes.map(({ minutesId, heldOn, title, name, author, decisions, own, received, receipts }) => (
            <li key={minutesId} className="committee-entry">
              <p className="committee-entry-head">
                <b>{heldOn}</b> <span>{title}</span>
              </p>
              <p>
                <a
                  href={`/committee-minutes/${encodeURIComponent(estate)}/${minutesId}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {name}
                </a>{" "}
                <span className="dim">{author}</span>
              </p>
              {decisions.length > 0 && (
                <ol className="committee-decisions">
                  {decisions.map(({ finding, title: decided, state }, at) => (
                    <li key={finding} {...named(`minutes-${minutesId}-${at + 1}`)}>
                      {decided} <Link to={findingPath(finding)}>{finding}</Link>{" "}
                      <span className="dim">{stateName(t, state)}</span>
                    </li>
                  ))}
                </ol>
              )}
              <p className="dim">
                <WholeCodes
                  text={
                    receipts.length === 0
                      ? t("notReceived")
                      : receipts
                          .map(({ person, role, at }) => `${person} · ${roleName(t, role)} · ${moment(at)}`)
                          .join(t("receiptsJoin"))
                  }
                />
              </p>
              {brings && (
                <p className="committee-entry-acts">
                  {!own && !received && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`${t("receiveMinutes")} ${heldOn}`}
                      loading={receive.busy}
                      onClick={() => void receive.act({ input: { estate, number: minutesId } })}
                    >
                      {t("receiveMinutes")}
                    </Button>
                  )}
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`${t("recordDecisions")} ${heldOn}`}
                    onClick={() => setDeciding(minutesId)}
                  >
                    {t("recordDecisions")}
                  </Button>
                </p>
              )}
            </li>
          ))}
        </ul>
        <FormWrong text={receive.wrongBeside()} />
      </Panel>
      {brings && (
        <p className="committee-act">
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("addMinutes")}
          </Button>
        </p>
      )}
      {adding && (
        <AddMinutes estate={estate} today={today} close={() => setAdding(false)} done={ready(() => setAdding(false))} />
      )}
      {deciding !== null && (
        <WordsDialog
          title={t("recordDecisions")}
          label={t("decisionWords")}
          button={t("recordDecisions")}
          most={2500}
          send={(words) =>
            client
              .mutation(RecordDecisionsDocument, { input: { estate, minutes: deciding, decisions: words.split("\n") } })
              .toPromise()
          }
          close={() => setDeciding(null)}
          done={ready(() => setDeciding(null))}
        />
      )}
    </>
  );
}

interface AddMinutesProps {
  readonly estate: string;
  readonly today: string;
  readonly close: () => void;
  readonly done: () => void;
}

function AddMinutes({ estate, today, close, done }: AddMinutesProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [heldOn, setHeldOn] = useState(today);
  const [title, setTitle] = useState("");
  const send = async (given: MinutesToSend) => ({ data: { answer: { userErrors: await sendMinutes(estate, given) } } });
  const { act, busy, wrong, wrongBeside } = useSending(send, done);
  return (
    <Dialog title={t("addMinutes")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void act({ file, heldOn, title });
        }}
      >
        <TextInput
          type="date"
          label={t("meetingDay")}
          required
          value={heldOn}
          error={wrong("heldOn")}
          onChange={({ currentTarget }) => setHeldOn(currentTarget.value)}
        />
        <TextInput
          label={t("meetingTitle")}
          required
          maxLength={120}
          value={title}
          error={wrong("title")}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <EvidenceInput
          label={t("minutesFile")}
          required
          value={file}
          error={wrong("file") ?? wrong("name")}
          onChange={setFile}
        />
        <FormWrong text={wrongBeside("heldOn", "title", "file", "name")} />
        <Button type="submit" loading={busy} disabled={file === null || title.trim() === ""}>
          {t("addMinutes")}
        </Button>
      </form>
    </Dialog>
  );
}
