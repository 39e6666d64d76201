import { Button, FileButton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../format/money.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { WorkProgress } from "../ui/work-progress.tsx";
import { currentLanguage } from "../i18n/language.ts";
import { ImportReportTable } from "./import-report.tsx";
import type { ImportWork } from "./use-import.ts";

// Most files come as the intake format has them.
const MappingEditor = lazy(() => import("./mapping-editor.tsx").then((module) => ({ default: module.MappingEditor })));

const ACCEPTED = ".csv,.xlsx,.txt";

/** Takes files in: they are tried first, what would happen is shown, and only then are they recorded. */
export function ImportPanel({ imports }: { readonly imports: ImportWork }) {
  const { t } = useTranslation();
  const { work, dismiss } = imports;
  return (
    <Panel title={t("takeFilesIn")} note={t("takeFilesInNote")}>
      {work.kind === "NONE" && <ChooseFiles imports={imports} />}
      {work.kind === "BRINGING" && (
        <WorkProgress
          says={t("bringing")}
          share={work.brought.of === 0 ? 1 : work.brought.bytes / work.brought.of}
          cancel={() => void imports.cancel()}
        />
      )}
      {work.kind === "REFUSED" && (
        <div role="alert" className="import-refused">
          <p>{work.refusal.told?.[currentLanguage()] ?? t(`importRefused_${refusalWord(work.refusal.code)}`)}</p>
          <div className="import-row">
            {imports.mapAgain !== null && (
              <Button variant="default" onClick={() => void imports.mapAgain?.()}>
                {t("matchColumns")}
              </Button>
            )}
            <Button variant="default" onClick={dismiss}>
              {t("startOver")}
            </Button>
          </div>
        </div>
      )}
      {work.kind === "MAPPED" && (
        <Suspense>
          <MappingEditor
            draft={work.draft}
            before={work.before}
            tryIt={(mapping) => void imports.tryMapped(mapping)}
            giveUp={dismiss}
          />
        </Suspense>
      )}
      {work.kind === "FOLLOWED" && <Followed job={work.job} imports={imports} />}
    </Panel>
  );
}

/** Words that are told apart; others are about the pieces in which a file is brought. */
const REFUSALS = ["TOO_LARGE", "TOO_MANY", "NO_SPACE", "BAD_SIZE", "NOT_FOUND", "NOT_RETRIABLE", "LOST"] as const;

/** Without a word the server was not reached. */
const refusalWord = (code: string) =>
  code === "" ? "UNREACHED" : (REFUSALS.find((word) => word === code) ?? "INTERRUPTED");

function ChooseFiles({ imports }: { readonly imports: ImportWork }) {
  const { t } = useTranslation();
  return (
    <div className="import-choose">
      <ChooseFilesButton words={t("chooseFiles")} hint={t("chooseFilesHint")} chosen={imports.tryFiles} first />
      <ChooseFilesButton words={t("ownColumns")} hint={t("ownColumnsHint")} chosen={imports.mapFiles} />
    </div>
  );
}

interface ChooseFilesButtonProps {
  readonly words: string;
  readonly hint: string;
  readonly chosen: (files: readonly File[]) => Promise<void>;
  readonly first?: boolean;
}

function ChooseFilesButton({ words, hint, chosen, first = false }: ChooseFilesButtonProps) {
  return (
    <div className="import-row">
      <FileButton
        multiple
        accept={ACCEPTED}
        inputProps={{ "aria-label": words }}
        onChange={(files) => files.length > 0 && void chosen(files)}
      >
        {(props) => (
          <Button {...props} variant={first ? "filled" : "default"}>
            {words}
          </Button>
        )}
      </FileButton>
      <p className="dim">{hint}</p>
    </div>
  );
}

interface FollowedProps {
  readonly job: Extract<ImportWork["work"], { kind: "FOLLOWED" }>["job"];
  readonly imports: ImportWork;
}

/** An import that runs, or what became of it and what can be done next. */
function Followed({ job, imports }: FollowedProps) {
  const { t } = useTranslation();
  const { state, dryRun, householdsTotal, householdsDone, rowsRead, files } = job;
  if (state === "WAITING" || state === "RUNNING")
    return (
      <WorkProgress
        says={
          householdsTotal === null
            ? t(state === "WAITING" ? "waitingForTurn" : "readingRows", { rows: count(rowsRead) })
            : householdsDone < householdsTotal
              ? t("replaying", { done: count(householdsDone), total: count(householdsTotal) })
              : t("writingDown")
        }
        share={householdsTotal === null || householdsDone >= householdsTotal ? null : householdsDone / householdsTotal}
        cancel={() => void imports.cancel()}
      />
    );
  const again = job.canRetry && state !== "SUCCEEDED";
  const record = job.canRetry && state === "SUCCEEDED" && dryRun;
  return (
    <div className="import-ended">
      <p role="status" className="import-outcome" data-failed={state === "FAILED" || state === "INTERRUPTED"}>
        <strong>{t(`outcome_${outcomeOf(job)}`)}</strong>
        {files.length > 0 && (
          <span className="dim">
            <Dotted parts={files} />
          </span>
        )}
      </p>
      {job.failure !== null && <p role="alert">{job.failure[currentLanguage()]}</p>}
      {job.report !== null && <ImportReportTable report={job.report} />}
      <div className="import-row">
        {record && <Button onClick={() => void imports.retry(false)}>{t("recordIt")}</Button>}
        {again && (
          <Button variant="default" onClick={() => void imports.retry(dryRun)}>
            {t("retry")}
          </Button>
        )}
        {(again || record) && imports.mapAgain !== null && (
          <Button variant="default" onClick={() => void imports.mapAgain?.()}>
            {t("matchColumns")}
          </Button>
        )}
        <Button variant="default" onClick={imports.dismiss}>
          {t(record ? "discard" : "startOver")}
        </Button>
      </div>
    </div>
  );
}

function outcomeOf({ state, dryRun, kind, report }: FollowedProps["job"]) {
  if (state === "FAILED" || state === "CANCELLED" || state === "INTERRUPTED") return state;
  if (dryRun) return "TRIED";
  if (kind === "WITHDRAWAL") return "WITHDRAWN";
  return report?.batch == null ? "NOTHING_NEW" : "RECORDED";
}
