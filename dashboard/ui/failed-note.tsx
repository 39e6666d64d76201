import { Alert, Code } from "@mantine/core";
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
    <Alert
      className="failed-note"
      variant="default"
      title={title}
      role="alert"
      withCloseButton
      closeButtonLabel={t("close")}
      onClose={close}
    >
      {t(`failed${failure.kind}`, { message: failure.message })}{" "}
      {failure.requestId !== null && <Code>{t("requestId", { id: failure.requestId })}</Code>}
    </Alert>
  );
}
