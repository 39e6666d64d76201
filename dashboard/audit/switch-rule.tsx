import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SwitchRuleOffDocument, SwitchRuleOnDocument, type ListedRuleFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";

interface SwitchRuleProps {
  readonly rule: ListedRuleFragment;
  readonly take: (rule: ListedRuleFragment | null) => void;
  readonly close: () => void;
}

/** Switches a rule on or off, with the reason that stands beside it from then on. */
export function SwitchRule({ rule: { code, on, title }, take, close }: SwitchRuleProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const document = on ? SwitchRuleOffDocument : SwitchRuleOnDocument;
  const { act, busy, wrong, wrongBeside } = useAct(document, ({ rule }) => take(rule));
  const word = on ? "switchRuleOff" : "switchRuleOn";
  return (
    <Dialog title={`${t(word)} · ${title[currentLanguage()]}`} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { rule: code, reason } });
        }}
      >
        <Textarea
          label={t("switchReason")}
          description={t("switchHint")}
          required
          autosize
          minRows={2}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason")} />
        <Button type="submit" loading={busy}>
          {t(word)}
        </Button>
      </form>
    </Dialog>
  );
}
