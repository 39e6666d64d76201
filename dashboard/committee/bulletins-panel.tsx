import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  PublishBulletinDocument,
  type ShownReleaseFragment,
  type ShownWindowFragment,
} from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { bulletinPath } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";

interface BulletinsProps {
  readonly window: ShownWindowFragment;
  readonly publishes: boolean;
  readonly again: () => void;
}

/** The published bulletins, and the way to publish another. */
export function BulletinsPanel({
  window: { estate, bulletins, unpublished, headline },
  publishes,
  again,
}: BulletinsProps) {
  const { t } = useTranslation();
  const [publishing, setPublishing] = useState(false);
  const none = { kind: "EMPTY", title: t("noBulletins"), hint: t("noBulletinsHint") } as const;
  return (
    <>
      {publishes && unpublished.length > 0 && (
        <p className="committee-act">
          <Button onClick={() => setPublishing(true)}>{t("publishBulletin")}</Button>
        </p>
      )}
      <Panel title={t("bulletins")} note={t("bulletinsNote")} {...(bulletins.length === 0 && { state: none })}>
        <PlainTable cards heads={[t("bulletinMonth"), t("asOf"), t("publishedOn"), t("receivedBy"), t("fingerprint")]}>
          <tbody>
            {bulletins.map((bulletin) => (
              <BulletinRow key={bulletin.releaseId} estate={estate} bulletin={bulletin} />
            ))}
          </tbody>
        </PlainTable>
      </Panel>
      {publishing && (
        <PublishDialog
          estate={estate}
          months={unpublished}
          least={headline?.figures.least ?? 5}
          close={() => setPublishing(false)}
          done={() => {
            setPublishing(false);
            again();
          }}
        />
      )}
    </>
  );
}

function BulletinRow({ estate, bulletin }: { readonly estate: string; readonly bulletin: ShownReleaseFragment }) {
  const { t } = useTranslation();
  const { month, asOf, releasedAt, receipts, sha256, restatedOn } = bulletin;
  if (month === null) return null;
  return (
    <tr>
      <th scope="row">
        <Link to={bulletinPath(estate, month)}>{month}</Link>
        {restatedOn !== null && <span className="committee-mark">{t("restated")}</span>}
      </th>
      <td data-name={t("asOf")}>{asOf}</td>
      <td data-name={t("publishedOn")}>{moment(releasedAt)}</td>
      <td data-name={t("receivedBy")}>
        {receipts.length === 0
          ? t("notReceived")
          : receipts.map(({ person, at }) => `${person} ${moment(at).slice(0, 10)}`).join(t("receiptsJoin"))}
      </td>
      <td data-name={t("fingerprint")}>
        <code>{sha256.slice(0, 12)}</code>
      </td>
    </tr>
  );
}

/** As many characters as the server takes. */
const LONGEST_PROMISE = 1000;

interface PublishProps {
  readonly estate: string;
  readonly months: readonly string[];
  readonly least: number;
  readonly close: () => void;
  readonly done: () => void;
}

function PublishDialog({ estate, months, least, close, done }: PublishProps) {
  const { t } = useTranslation();
  const [month, setMonth] = useState(months[0] ?? "");
  const [promise, setPromise] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(PublishBulletinDocument, done);
  return (
    <Dialog title={t("publishBulletin")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { estate, month, promise } });
        }}
      >
        <p className="dim">{t("publishHint", { least })}</p>
        <NativeSelect
          label={t("chooseMonth")}
          value={month}
          data={[...months]}
          error={wrong("month")}
          onChange={({ currentTarget }) => setMonth(currentTarget.value)}
        />
        <Textarea
          label={t("promiseWords")}
          autosize
          minRows={2}
          maxLength={LONGEST_PROMISE}
          description={t("promiseLength", { most: count(LONGEST_PROMISE), written: count(promise.length) })}
          value={promise}
          error={wrong("promise")}
          onChange={({ currentTarget }) => setPromise(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("month", "promise")} />
        <Button type="submit" loading={busy}>
          {t("publishBulletin")}
        </Button>
      </form>
    </Dialog>
  );
}
