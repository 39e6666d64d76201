import { Button, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { basisText } from "../format/basis.ts";
import type { ChecklistFragment } from "../api/generated/graphql.ts";
import { isNumberAnswer, numberOf } from "./draft.ts";
import { dropPhoto, keepPhoto, type Draft, type DraftAnswer, type DraftPhoto } from "./field-store.ts";
import { stampPhoto } from "./stamp-photo.ts";

interface ItemFieldProps {
  readonly item: ChecklistFragment["items"][number];
  readonly draft: Draft;
  readonly photos: readonly DraftPhoto[];
  readonly answer: (answer: DraftAnswer) => void;
  readonly reread: () => void;
}

/** An item of the checklist with its answer. */
export function ItemField({ item, draft, photos, answer, reread }: ItemFieldProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const english = i18n.language === "en";
  const { value, note } = draft.answers[item.code] ?? { value: "", note: "" };
  const said = (choice: string) => answer({ value: choice, note });
  const choices =
    item.kind === "CHOICE"
      ? (item.choices ?? []).map(({ code, zh, en }) => ({ code, name: english ? en : zh }))
      : ["YES", "NO"].map((code) => ({ code, name: t(code === "YES" ? "yes" : "no") }));
  const chosen = item.kind === "CHOICE" || item.kind === "YES_NO";
  return (
    <fieldset className="field-item">
      <legend id={id}>
        {english ? item.en : item.zh} <small>{basisText(t, item.basis)}</small>
      </legend>
      {chosen && (
        <div className="field-choices">
          {[...choices, { code: "NA", name: t("notApplicable") }].map(({ code, name }) => (
            <label key={code} data-chosen={value === code}>
              <input type="radio" name={id} value={code} checked={value === code} onChange={() => said(code)} />
              {name}
            </label>
          ))}
        </div>
      )}
      {item.kind === "NUMBER" && (
        <TextInput
          aria-labelledby={id}
          inputMode="decimal"
          value={value === "NA" ? "" : value}
          rightSection={english ? item.unitEn : item.unitZh}
          rightSectionWidth="6.5rem"
          error={value === "" || isNumberAnswer(value) ? undefined : t("notANumber")}
          onChange={({ currentTarget }) => said(currentTarget.value.trim())}
        />
      )}
      {item.kind === "NOTE" && (
        <Textarea
          aria-labelledby={id}
          autosize
          minRows={2}
          maxLength={2000}
          value={value}
          onChange={({ currentTarget }) => said(currentTarget.value)}
        />
      )}
      {item.kind === "PHOTO" && <Photos item={item.code} draft={draft} photos={photos} reread={reread} />}
      {chosen && value !== "" && value !== "YES" && value !== "NA" && (
        <Textarea
          label={t("whatWasWrong")}
          autosize
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => answer({ value, note: currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

interface PhotosProps {
  readonly item: string;
  readonly draft: Draft;
  readonly photos: readonly DraftPhoto[];
  readonly reread: () => void;
}

function Photos({ item, draft, photos, reread }: PhotosProps) {
  const { t } = useTranslation();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    setFailed(false);
    try {
      await keepPhoto(await stampPhoto({ draft: draft.id, item, number: numberOf(draft), file }));
      reread();
    } catch (error) {
      console.info("The photo was not kept:", error);
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ul className="field-photos">
        {photos.map((photo, at) => (
          <li key={photo.key}>
            <img src={photo.thumbnail} alt={t("photoOf", { nth: at + 1 })} />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("dropPhoto", { nth: at + 1 })}
              onClick={() => void dropPhoto(photo.key).then(reread)}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <label className="field-camera" htmlFor={id} data-busy={busy}>
        {t(busy ? "stampingPhoto" : "takePhoto")}
      </label>
      <input
        id={id}
        className="heard"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        disabled={busy}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
      {failed && (
        <p className="form-wrong" role="alert">
          {t("photoNotKept")}
        </p>
      )}
    </>
  );
}
