import { Button, Select, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckSeverity } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { WholeNumber } from "../ui/whole-number.tsx";
import { ChoiceFields } from "./choice-fields.tsx";
import { ITEM_KINDS, withKind, type ItemDraft } from "./item-draft.ts";

interface ItemFieldsProps {
  readonly item: ItemDraft;
  /** Its place, from 1. */
  readonly place: number;
  readonly last: boolean;
  readonly wrong: string | undefined;
  /** Whether it is the first that is wrong, which the keyboard goes to. */
  readonly first: boolean;
  readonly change: (item: ItemDraft) => void;
  readonly move: (by: -1 | 1) => void;
  readonly drop: () => void;
}

/** An item as headquarters writes it. */
export function ItemFields({ item, place, last, wrong, first, change, move, drop }: ItemFieldsProps) {
  const { t } = useTranslation();
  const { kind } = item;
  const whole = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (first) whole.current?.focus();
  }, [first, wrong]);
  return (
    <fieldset className="checklist-item" ref={whole} tabIndex={-1} data-wrong={wrong !== undefined}>
      <legend>{t("itemPlace", { place })}</legend>
      {wrong !== undefined && (
        <div className="checklist-wide">
          <FormWrong text={wrong} />
        </div>
      )}
      <TextInput
        className="checklist-wide"
        label={t("questionZh")}
        required
        maxLength={300}
        value={item.zh}
        onChange={({ currentTarget }) => change({ ...item, zh: currentTarget.value })}
      />
      <TextInput
        className="checklist-wide"
        label={t("questionEn")}
        required
        maxLength={300}
        value={item.en}
        onChange={({ currentTarget }) => change({ ...item, en: currentTarget.value })}
      />
      <Select
        label={t("itemKind")}
        allowDeselect={false}
        value={kind}
        data={ITEM_KINDS.map((value) => ({ value, label: t(`item${value}`) }))}
        onChange={(chosen) => change(withKind(item, ITEM_KINDS.find((own) => own === chosen) ?? kind))}
      />
      <TextInput
        label={t("itemBasis")}
        maxLength={120}
        value={item.basis}
        onChange={({ currentTarget }) => change({ ...item, basis: currentTarget.value })}
      />
      {kind !== "CHOICE" && kind !== "NOTE" && (
        <>
          <Points label={t("fullPoints")} points={item.points} change={(points) => change({ ...item, points })} />
          <Raises
            label={t(`when${kind}`)}
            severity={item.severity ?? null}
            change={(severity) => change({ ...item, severity })}
          />
        </>
      )}
      {kind === "NUMBER" && <NumberFields item={item} change={change} />}
      {kind === "CHOICE" && <ChoiceFields choices={item.choices} change={(choices) => change({ ...item, choices })} />}
      <div className="checklist-wide checklist-acts">
        <Button size="xs" variant="default" disabled={place === 1} onClick={() => move(-1)}>
          {t("moveUp")}
          <span className="heard"> {t("itemPlace", { place })}</span>
        </Button>
        <Button size="xs" variant="default" disabled={last} onClick={() => move(1)}>
          {t("moveDown")}
          <span className="heard"> {t("itemPlace", { place })}</span>
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={drop}>
          {t("dropItem")}
          <span className="heard"> {t("itemPlace", { place })}</span>
        </Button>
      </div>
    </fieldset>
  );
}

const BOUNDS = [
  ["atLeast", "leastGood"],
  ["atMost", "greatestGood"],
  ["unitZh", "unitZh"],
  ["unitEn", "unitEn"],
] as const;

function NumberFields({ item, change }: Pick<ItemFieldsProps, "item" | "change">) {
  const { t } = useTranslation();
  return BOUNDS.map(([field, word]) => (
    <TextInput
      key={field}
      label={t(word)}
      maxLength={20}
      value={item[field] ?? ""}
      onChange={({ currentTarget: { value } }) => change({ ...item, [field]: value === "" ? null : value })}
    />
  ));
}

interface PointsProps {
  readonly label: string;
  readonly points: number;
  readonly change: (points: number) => void;
}

export function Points({ label, points, change }: PointsProps) {
  const [cleared, clear] = useState(false);
  return (
    <WholeNumber
      label={label}
      min={0}
      max={1000}
      value={cleared ? null : points}
      change={(given) => {
        clear(given === null);
        if (given !== null) change(given);
      }}
    />
  );
}

const SEVERITIES: readonly CheckSeverity[] = ["GENERAL", "MORE_SERIOUS", "SEVERE"];

interface RaisesProps {
  readonly label: string;
  readonly severity: CheckSeverity | null;
  readonly change: (severity: CheckSeverity | null) => void;
}

/** Which finding an answer raises, or none. */
export function Raises({ label, severity, change }: RaisesProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={severity ?? "NONE"}
      data={[
        { value: "NONE", label: t("raisesNothing") },
        ...SEVERITIES.map((value) => ({ value, label: t("raisesOf", { severity: t(`severity${value}`) }) })),
      ]}
      onChange={(chosen) => change(SEVERITIES.find((own) => own === chosen) ?? null)}
    />
  );
}
