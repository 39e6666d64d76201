import { CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Failure } from "../api/failure.ts";

interface FailedNoteProps {
  readonly title: string;
  readonly failure: Failure;
  readonly close: () => void;
}

/** Says that something asked for was not done, and leaves the page as it is. */
export function FailedNote({ title, failure, close }: FailedNoteProps) {
  const { t } = useTranslation();
  return (
    <div className="failed-note" role="alert">
      <div>
        <strong>{title}</strong>
        <p>{t(`failed${failure.kind}`, { message: failure.message })}</p>
        {failure.requestId !== null && <code>{t("requestId", { id: failure.requestId })}</code>}
      </div>
      <CloseButton aria-label={t("close")} onClick={close} />
    </div>
  );
}
