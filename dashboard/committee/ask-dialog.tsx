import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { AskCommitteeDocument } from "../api/generated/graphql.ts";
import type { Subject } from "./told-list.tsx";
import { WordsDialog } from "./words-dialog.tsx";

interface AskDialogProps {
  readonly estate: string;
  readonly replyDays: number;
  /** The bulletin that the number stands in; null for today's figures. */
  readonly release: number | null;
  readonly subject: Subject;
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks about a number. */
export function AskDialog({
  estate,
  replyDays,
  release,
  subject: { figure, cell, name },
  close,
  done,
}: AskDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  return (
    <WordsDialog
      title={t("askAboutOf", { figure: name })}
      hint={t("askHint", { days: replyDays })}
      label={t("askWords")}
      button={t("sendQuestion")}
      most={1000}
      send={(words) =>
        client.mutation(AskCommitteeDocument, { input: { estate, figure, cell, release, words } }).toPromise()
      }
      close={close}
      done={done}
    />
  );
}
