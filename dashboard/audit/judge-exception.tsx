import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  ConfirmExceptionDocument,
  ExplainExceptionDocument,
  type ListedExceptionFragment,
} from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";

export type Take = (exception: ListedExceptionFragment | null) => void;

interface JudgeProps {
  readonly exception: ListedExceptionFragment;
  readonly take: Take;
  readonly close: () => void;
}

/** Says why an exception is in order, until a day; as the estate's manager, what there is to say. */
export function ExplainException({ exception, stated, take, close }: JudgeProps & { readonly stated: boolean }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(ExplainExceptionDocument, ({ exception: changed }) => take(changed));
  return (
    <Dialog title={t(stated ? "stateException" : "explainException")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { id: exception.id, reason, expiresOn: expiresOn === "" ? null : expiresOn } });
        }}
      >
        <p className="audit-quoted">{exception.fact[currentLanguage()]}</p>
        <Textarea
          label={t(stated ? "statementReason" : "explanationReason")}
          description={t(stated ? "statementHint" : "explanationHint")}
          required
          autosize
          minRows={3}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {!stated && (
          <DayInput
            label={t("explanationExpires")}
            description={t("explanationExpiresHint")}
            day={expiresOn}
            error={wrong("expiresOn")}
            choose={setExpiresOn}
          />
        )}
        <FormWrong text={wrongBeside("reason", "expiresOn")} />
        <Button type="submit" loading={busy}>
          {t(stated ? "stateException" : "explainException")}
        </Button>
      </form>
    </Dialog>
  );
}

/** Confirms an exception once it was verified, which opens a finding. */
export function ConfirmException({ exception, take, close }: JudgeProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(ConfirmExceptionDocument, ({ exception: changed }) => take(changed));
  return (
    <Dialog title={t("confirmException")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { id: exception.id, reason } });
        }}
      >
        <p className="audit-quoted">{exception.fact[currentLanguage()]}</p>
        <p className="dim">
          {t("toBeVerified")}：{exception.rule.verify[currentLanguage()]}
        </p>
        <Textarea
          label={t("verifiedWhat")}
          description={t("confirmHint")}
          required
          autosize
          minRows={3}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason")} />
        <Button type="submit" loading={busy}>
          {t("confirmException")}
        </Button>
      </form>
    </Dialog>
  );
}
