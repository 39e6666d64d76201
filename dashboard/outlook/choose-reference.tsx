import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseReferenceYearDocument, type WatchedRate } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";

interface ChooseReferenceProps {
  readonly estate: string;
  readonly rate: WatchedRate;
  /** First month of the reference year as it stands. */
  readonly from: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Chooses the twelve months that a rate is compared with, with a reason. */
export function ChooseReference({ estate, rate, from: first, close, done }: ChooseReferenceProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(first);
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(ChooseReferenceYearDocument, done);
  return (
    <Dialog title={t("chooseReference")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { estate, rate, from, reason } });
        }}
      >
        <p className="dim">{t("chooseReferenceHint", { rate: t(`watched${rate}`) })}</p>
        <TextInput
          label={t("referenceFrom")}
          type="month"
          required
          value={from}
          error={wrong("from")}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <Textarea
          label={t("referenceReason")}
          required
          maxLength={2000}
          autosize
          minRows={3}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("from", "reason")} />
        <Button type="submit" loading={busy}>
          {t("chooseReference")}
        </Button>
      </form>
    </Dialog>
  );
}
