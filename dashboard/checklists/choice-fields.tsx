import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CheckChoiceInput } from "../api/generated/graphql.ts";
import { newChoice } from "./item-draft.ts";
import { Points, Raises } from "./item-fields.tsx";

interface ChoiceFieldsProps {
  readonly choices: readonly CheckChoiceInput[];
  readonly change: (choices: readonly CheckChoiceInput[]) => void;
}

/** The answers of a choice, each with its points and the finding that it raises. */
export function ChoiceFields({ choices, change }: ChoiceFieldsProps) {
  const { t } = useTranslation();
  const put = (at: number, choice: CheckChoiceInput) => change(choices.with(at, choice));
  return (
    <div className="checklist-wide">
      <ol className="checklist-answers">
        {choices.map((choice, at) => (
          <li key={choice.code} aria-label={t("answerPlace", { place: at + 1 })}>
            <TextInput
              label={t("answerZh")}
              required
              maxLength={120}
              value={choice.zh}
              onChange={({ currentTarget }) => put(at, { ...choice, zh: currentTarget.value })}
            />
            <TextInput
              label={t("answerEn")}
              required
              maxLength={120}
              value={choice.en}
              onChange={({ currentTarget }) => put(at, { ...choice, en: currentTarget.value })}
            />
            <Points
              label={t("checkPoints")}
              points={choice.points}
              change={(points) => put(at, { ...choice, points })}
            />
            <Raises
              label={t("whenCHOICE")}
              severity={choice.severity ?? null}
              change={(severity) => put(at, { ...choice, severity })}
            />
            <Button
              size="xs"
              variant="subtle"
              color="red"
              disabled={choices.length <= 2}
              onClick={() => change(choices.toSpliced(at, 1))}
            >
              {t("dropAnswer")}
              <span className="heard"> {t("answerPlace", { place: at + 1 })}</span>
            </Button>
          </li>
        ))}
      </ol>
      <Button size="xs" variant="default" onClick={() => change([...choices, newChoice(choices)])}>
        {t("addAnswer")}
      </Button>
    </div>
  );
}
