import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFile } from "../api/use-file.ts";
import { FailedNote } from "./failed-note.tsx";

interface FileActProps {
  readonly label: string;
  /** What the file holds, in a sentence. */
  readonly hint: string;
  /** Makes the file and hands it over. */
  readonly make: () => Promise<void>;
}

/** A button that makes a file; why it was not made is said beside it. */
export function FileAct({ label, hint, make }: FileActProps) {
  const { t } = useTranslation();
  const { working, failure, start, dismiss } = useFile();
  return (
    <>
      <Button variant="default" size="xs" loading={working} title={hint} onClick={() => start(make)}>
        {label}
      </Button>
      {failure !== null && <FailedNote title={t("fileFailed", { of: label })} failure={failure} close={dismiss} />}
    </>
  );
}
