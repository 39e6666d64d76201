import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EvidenceFileFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { AddEvidence } from "./add-evidence.tsx";
import { roleName } from "./finding-words.ts";

interface EvidencePanelProps {
  readonly code: string;
  readonly files: readonly EvidenceFileFragment[];
  /** Whether files may still be brought. */
  readonly open: boolean;
  readonly changed: () => void;
}

/** The files that prove a problem and its rectification 佐证; the newest version of each first, older ones below it. */
export function EvidencePanel({ code, files, open, changed }: EvidencePanelProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t("evidence")}
      note={t("evidenceNote")}
      controls={
        open && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t("addEvidence")}
          </Button>
        )
      }
    >
      {files.length === 0 && (
        <p className="dim finding-waits">
          <Dotted parts={[t("noEvidence"), open && t("noEvidenceHint")]} />
        </p>
      )}
      <ul className="evidence">
        {files.toReversed().map((file) => (
          <EvidenceItem key={file.evidenceId} file={file} />
        ))}
      </ul>
      {adding && (
        <AddEvidence
          code={code}
          files={files}
          close={() => setAdding(false)}
          done={() => {
            setAdding(false);
            changed();
          }}
        />
      )}
    </Panel>
  );
}

function EvidenceItem({ file }: { readonly file: EvidenceFileFragment }) {
  const { t } = useTranslation();
  const { evidenceId, path, name, round, effectiveOn, replaces, internal } = file;
  const marks = [
    t("showsDay", { day: effectiveOn }),
    t("inRound", { round }),
    replaces === null ? null : t("versionOf", { number: replaces }),
    internal ? t("internalMark") : null,
  ];
  return (
    <li>
      <a href={path} target="_blank" rel="noreferrer" aria-label={t("fileOf", { number: evidenceId, name })}>
        <Likeness file={file} />
        <span className="evidence-name">{name}</span>
      </a>
      <small>
        <Dotted parts={marks} />
      </small>
      <small>
        <WholeCodes
          text={t("broughtBy", {
            who: `${file.uploader} · ${roleName(t, file.uploaderRole)}`,
            moment: moment(file.uploadedAt),
          })}
        />
      </small>
      <small title={file.sha256}>{`SHA-256 ${file.sha256.slice(0, 12)}…`}</small>
    </li>
  );
}

/** The picture made small; a mark where the file is none, or cannot be shown: whoever opens it is told why. */
function Likeness({ file: { thumbnail, mediaType } }: { readonly file: EvidenceFileFragment }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (thumbnail !== null && !failed)
    return <img src={thumbnail} alt="" loading="lazy" width={160} height={120} onError={() => setFailed(true)} />;
  return (
    <span className="evidence-paper" aria-hidden="true">
      {mediaType === "application/pdf" ? "PDF" : t("noPreview")}
    </span>
  );
}
