import { Button, FileButton, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../ui/panel.tsx";
import { WorkProgress } from "../ui/work-progress.tsx";
import { ImportReportTable } from "./import-report.tsx";
import type { ImportWork } from "./use-import.ts";

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
          <p>{work.message === "" ? t("failedUNREACHABLE") : work.message}</p>
          <Button variant="default" onClick={dismiss}>
            {t("startOver")}
          </Button>
        </div>
      )}
      {work.kind === "FOLLOWED" && <Followed job={work.job} imports={imports} />}
    </Panel>
  );
}

function ChooseFiles({ imports }: { readonly imports: ImportWork }) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState("");
  return (
    <div className="import-choose">
      <div className="import-row">
        <FileButton
          multiple
          accept={ACCEPTED}
          inputProps={{ "aria-label": t("chooseFiles") }}
          onChange={(files) => void imports.tryFiles(files, mapping)}
        >
          {(props) => <Button {...props}>{t("chooseFiles")}</Button>}
        </FileButton>
        <p className="dim">{t("chooseFilesHint")}</p>
      </div>
      <details>
        <summary>{t("ownColumns")}</summary>
        <Textarea
          mt="xs"
          autosize
          minRows={4}
          maxRows={16}
          label={t("mapping")}
          description={t("mappingHint")}
          value={mapping}
          onChange={({ currentTarget }) => setMapping(currentTarget.value)}
        />
      </details>
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
            ? t(state === "WAITING" ? "waitingForTurn" : "readingRows", { rows: rowsRead })
            : t("replaying", { done: householdsDone, total: householdsTotal })
        }
        share={householdsTotal === null || householdsTotal === 0 ? null : householdsDone / householdsTotal}
        cancel={() => void imports.cancel()}
      />
    );
  const again = job.canRetry && state !== "SUCCEEDED";
  const record = job.canRetry && state === "SUCCEEDED" && dryRun;
  return (
    <div className="import-ended">
      <p role="status" className="import-outcome" data-failed={state === "FAILED"}>
        <strong>{t(`outcome_${outcomeOf(job)}`)}</strong>
        {files.length > 0 && <span className="dim">{files.join(" · ")}</span>}
      </p>
      {job.failure !== null && <p role="alert">{job.failure}</p>}
      {job.report !== null && <ImportReportTable report={job.report} />}
      <div className="import-row">
        {record && <Button onClick={() => void imports.retry(false)}>{t("recordIt")}</Button>}
        {again && (
          <Button variant="default" onClick={() => void imports.retry(dryRun)}>
            {t("retry")}
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
  if (state === "FAILED" || state === "CANCELLED") return state;
  if (dryRun) return "TRIED";
  if (kind === "WITHDRAWAL") return "WITHDRAWN";
  return report?.batch == null ? "NOTHING_NEW" : "RECORDED";
}
