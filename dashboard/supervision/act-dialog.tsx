import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import type { FindingAction, ListedFindingFragment } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useSending } from "../people/use-act.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ACT_FORMS, NO_WORDS, type ActWords } from "./act-forms.ts";
import { actWord, isReassignment } from "./finding-words.ts";
import { ResponsibleChoice } from "./responsible-choice.tsx";
import "../people/door.css";

export type Doable = Exclude<FindingAction, "RAISE">;

interface ActDialogProps {
  readonly action: Doable;
  readonly finding: ListedFindingFragment;
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks for what an act needs, and does it. */
export function ActDialog({ action, finding, close, done }: ActDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [words, setWords] = useState<ActWords>(NO_WORDS);
  const { fields, optional = [], send } = ACT_FORMS[action];
  const { code, version, state } = finding;
  const { act, busy, wrong, wrongBeside } = useSending(
    (given: ActWords) => send(client, { code, version }, given),
    done,
  );
  const change = (part: Partial<ActWords>) => setWords({ ...words, ...part });
  // Whoever takes another's place is told why; the deadline stays.
  const again = isReassignment(action, state);
  const shown = again ? fields.filter((field) => field !== "untilOn") : fields;
  const needed = (field: keyof ActWords) => again || !optional.includes(field);
  const missing = shown.some((field) => field !== "dueOn" && needed(field) && (words[field] ?? "") === "");
  const reasonName = action === "ACCEPT" ? t("opinion") : again ? t("reassignReason") : t("whyGiven");
  const dayName =
    action === "ASSIGN" ? t("findingDueOn") : action === "GRANT_EXTENSION" ? t("untilOnGRANT") : t("until");
  const text = (field: "reason" | "rootCause" | "corrective" | "preventive", label: string) =>
    shown.includes(field) && (
      <Textarea
        label={label}
        required={needed(field)}
        autosize
        minRows={2}
        maxLength={2000}
        value={words[field]}
        error={wrong(field)}
        onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
      />
    );
  return (
    <Dialog title={`${t(actWord(action, state))} · ${code}`} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act(words);
        }}
      >
        <p className="dim">{finding.title}</p>
        {shown.includes("assigneeId") && (
          <ResponsibleChoice
            estate={finding.estate.code}
            personId={words.assigneeId}
            wrong={wrong("assigneeId")}
            choose={(assigneeId) => change({ assigneeId })}
          />
        )}
        {shown.includes("untilOn") && (
          <DayInput
            label={dayName}
            description={action === "ASSIGN" ? t("dueHint") : undefined}
            required={needed("untilOn")}
            day={words.untilOn}
            error={wrong("untilOn") ?? wrong("dueOn")}
            choose={(day) => change({ untilOn: day })}
          />
        )}
        {text("rootCause", t("rootCause"))}
        {text("corrective", t("corrective"))}
        {text("preventive", t("preventive"))}
        {text("reason", reasonName)}
        <FormWrong
          text={wrongBeside("assigneeId", "untilOn", "dueOn", "rootCause", "corrective", "preventive", "reason")}
        />
        <Button type="submit" loading={busy} disabled={missing}>
          {t(actWord(action, state))}
        </Button>
      </form>
    </Dialog>
  );
}
