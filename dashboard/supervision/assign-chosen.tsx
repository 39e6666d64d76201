import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import type { ListedFindingFragment } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useSending } from "../people/use-act.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ACT_FORMS, NO_WORDS, type ActWords } from "./act-forms.ts";
import { ResponsibleChoice } from "./responsible-choice.tsx";
import "../people/door.css";

interface AssignChosenProps {
  readonly findings: readonly ListedFindingFragment[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Assigns several findings of an estate to one of its managers; stops at the first that cannot be. */
export function AssignChosen({ findings, close, done }: AssignChosenProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [words, setWords] = useState<ActWords>(NO_WORDS);
  const estates = [...new Set(findings.map(({ estate }) => estate.code))];
  const [estate = ""] = estates;
  const send = async (given: ActWords) => {
    let last = await ACT_FORMS.ASSIGN.send(client, seenOf(findings[0]), given);
    for (const finding of findings.slice(1)) {
      if (last.data === undefined || last.data.answer.userErrors.length > 0) break;
      last = await ACT_FORMS.ASSIGN.send(client, seenOf(finding), given);
    }
    return last;
  };
  const { act, busy, wrong, wrongBeside } = useSending(send, done);
  return (
    <Dialog title={t("assignChosen", { count: findings.length })} close={close}>
      {estates.length > 1 ? (
        <p>{t("chosenOfOthers")}</p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void act(words);
          }}
        >
          <p className="dim">{t("assignHint")}</p>
          <ResponsibleChoice
            estate={estate}
            personId={words.assigneeId}
            wrong={wrong("assigneeId")}
            choose={(assigneeId) => setWords({ ...words, assigneeId })}
          />
          <DayInput
            label={t("findingDueOn")}
            description={t("dueHint")}
            day={words.untilOn}
            error={wrong("dueOn")}
            choose={(day) => setWords({ ...words, untilOn: day })}
          />
          <FormWrong text={wrongBeside("assigneeId", "dueOn")} />
          <Button type="submit" loading={busy} disabled={words.assigneeId === null}>
            {t("assign")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

const seenOf = (finding: ListedFindingFragment | undefined) => ({
  code: finding?.code ?? "",
  version: finding?.version ?? 0,
});
