import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PublishChecklistDocument, type WrittenChecklistFragment } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Panel } from "../ui/panel.tsx";
import { TitleFields, type Titles } from "../ui/title-fields.tsx";
import { draftsOf, fullPoints, moved, newItem } from "./item-draft.ts";
import { ItemFields } from "./item-fields.tsx";

interface ChecklistEditorProps {
  /** Of the checklist, the latest first; none where it is new. */
  readonly versions: readonly WrittenChecklistFragment[];
  readonly close: () => void;
  readonly published: (code: string) => void;
}

/** Writes the next version of a checklist, or the first of a new one, and publishes it. */
export function ChecklistEditor({ versions, close, published }: ChecklistEditorProps) {
  const { t } = useTranslation();
  const [latest] = versions;
  const [code, setCode] = useState(latest?.code ?? "");
  const [titles, setTitles] = useState<Titles>({ titleZh: latest?.title.zh ?? "", titleEn: latest?.title.en ?? "" });
  const [basis, setBasis] = useState(latest?.basis ?? "");
  const [reason, setReason] = useState("");
  const [items, setItems] = useState(() => (latest === undefined ? [newItem(new Set())] : draftsOf(latest)));
  const { act, busy, wrong, wrongBeside } = useAct(PublishChecklistDocument, ({ template }) => {
    if (template !== null) published(template.code);
  });
  const taken = new Set([...versions.flatMap((version) => version.items), ...items].map((item) => item.code));
  const fields = items.map((item) => `items.${item.code}`);
  const faults = fields.map(wrong);
  const firstFault = faults.findIndex((fault) => fault !== undefined);
  const publish = () =>
    act({
      input: {
        code,
        ...titles,
        basis,
        reason,
        basedOn: latest?.version ?? 0,
        items: items.map(({ choices, ...item }) => ({ ...item, choices: [...choices] })),
      },
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <Panel
        title={t(latest === undefined ? "newChecklist" : "nextChecklist")}
        note={t("draftPoints", { items: items.length, points: fullPoints(items) })}
        controls={
          <Button variant="default" size="xs" onClick={close}>
            {t("dropDraft")}
          </Button>
        }
      >
        <ol className="checklist-draft">
          {items.map((item, at) => (
            <li key={item.code}>
              <ItemFields
                item={item}
                place={at + 1}
                last={at === items.length - 1}
                wrong={faults[at]}
                first={at === firstFault}
                change={(next) => setItems(items.with(at, next))}
                move={(by) => setItems(moved(items, at, by))}
                drop={() => setItems(items.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ol>
        <Button variant="default" onClick={() => setItems([...items, newItem(taken)])}>
          {t("addItem")}
        </Button>
        <div className="form checklist-publish">
          {latest === undefined && (
            <TextInput
              label={t("checklistCode")}
              description={t("checklistCodeHint")}
              required
              maxLength={32}
              value={code}
              error={wrong("code")}
              onChange={({ currentTarget }) => setCode(currentTarget.value.toUpperCase())}
            />
          )}
          <TitleFields of="checklist" titles={titles} wrong={wrong} change={setTitles} />
          <TextInput
            label={t("checklistBasis")}
            maxLength={300}
            value={basis}
            onChange={({ currentTarget }) => setBasis(currentTarget.value)}
          />
          <Textarea
            label={t("checklistReason")}
            description={t("checklistReasonHint")}
            required
            autosize
            maxLength={500}
            value={reason}
            error={wrong("reason") === undefined ? undefined : t("checklistReasonMissing")}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <FormWrong text={wrongBeside("code", "titleZh", "titleEn", "reason", ...fields)} />
          {firstFault >= 0 && <FormWrong text={t("itemsToMend", { place: firstFault + 1 })} />}
          <Button type="submit" loading={busy}>
            {t("publishChecklist")}
          </Button>
        </div>
      </Panel>
    </form>
  );
}
