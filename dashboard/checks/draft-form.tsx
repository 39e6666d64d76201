import { Button, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { ConfirmFields } from "./confirm-fields.tsx";
import { numberOf, openItems, photosOf } from "./draft.ts";
import { dropDraft, keepDraft, readPhotos, type Draft, type DraftPhoto } from "./field-store.ts";
import { ItemField } from "./item-field.tsx";
import { useTitleOf } from "./use-title-of.ts";

interface DraftFormProps {
  readonly draft: Draft;
  readonly leave: () => void;
}

/** A check as it is filled in; every answer is kept on the phone at once. */
export function DraftForm({ draft: begun, leave }: DraftFormProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const [draft, setDraft] = useState(begun);
  const [dropping, setDropping] = useState(false);
  const [photos, setPhotos] = useState<readonly DraftPhoto[]>([]);
  const reread = () => void readPhotos(begun.id).then(setPhotos);
  useEffect(() => void readPhotos(begun.id).then(setPhotos), [begun.id]);
  const keep = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    void keepDraft(next);
  };
  const open = openItems(draft);
  const { confirmation } = draft;
  const unsaid =
    confirmation !== null &&
    (confirmation.name.trim() === "" || (!confirmation.agreed && confirmation.confirmationRemark.trim() === ""));
  const finish = async () => {
    await keepDraft({ ...draft, finishedAt: new Date().toISOString(), refusal: null });
    leave();
  };
  return (
    <form
      className="field-form"
      aria-label={titleOf(draft.template)}
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <Panel title={titleOf(draft.template)} note={`${draft.estate.name} · ${t(`kind${draft.kind}`)} ${draft.subject}`}>
        <p className="dim">
          <Dotted parts={[t("checkNumber", { number: numberOf(draft) }), moment(draft.startedAt)]} />
        </p>
        {draft.template.items.map((item) => (
          <ItemField
            key={item.code}
            item={item}
            draft={draft}
            photos={photosOf(photos, item.code)}
            answer={(answer) => keep({ answers: { ...draft.answers, [item.code]: answer } })}
            reread={reread}
          />
        ))}
        <Textarea
          label={t("inspectorRemark")}
          description={t("noHouseholds")}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.remark}
          onChange={({ currentTarget }) => keep({ remark: currentTarget.value })}
        />
      </Panel>
      <ConfirmFields confirmation={confirmation} change={(next) => keep({ confirmation: next })} />
      <div className="field-foot">
        <p role="status">{open > 0 ? t("itemsLeft", { count: open }) : t("allAnswered")}</p>
        <Button type="submit" disabled={open > 0 || unsaid}>
          {t("finishCheck")}
        </Button>
        <Button variant="default" onClick={leave}>
          {t("laterOn")}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setDropping(true)}>
          {t("throwAway")}
        </Button>
      </div>
      {dropping && (
        <Dialog title={t("throwAwayOf", { number: numberOf(draft) })} close={() => setDropping(false)}>
          <p>{t("throwAwayMeans")}</p>
          <div className="field-acts">
            <Button color="#a63f00" onClick={() => void dropDraft(draft.id).then(leave)}>
              {t("throwAway")}
            </Button>
            <Button variant="default" onClick={() => setDropping(false)}>
              {t("keepDraft")}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}
