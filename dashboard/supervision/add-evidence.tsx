import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EvidenceFileFragment } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useSending } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { EvidenceInput } from "../ui/evidence-input.tsx";
import { sendEvidence, type EvidenceToSend } from "./send-evidence.ts";
import "../people/door.css";

interface AddEvidenceProps {
  readonly code: string;
  readonly files: readonly EvidenceFileFragment[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Brings a photo or a PDF to a finding. */
export function AddEvidence({ code, files, close, done }: AddEvidenceProps) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [file, setFile] = useState<File | null>(null);
  const [effectiveOn, setEffectiveOn] = useState("");
  const [internal, setInternal] = useState(false);
  const [replaces, setReplaces] = useState<number | null>(null);
  const send = async (given: EvidenceToSend) => ({
    data: { answer: { userErrors: await sendEvidence(code, given) } },
  });
  const { act, busy, wrong, wrongBeside } = useSending(send, done);
  return (
    <Dialog title={`${t("addEvidence")} · ${code}`} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void act({ file, effectiveOn, internal, replaces });
        }}
      >
        <EvidenceInput
          label={t("photo")}
          description={t("photoHint")}
          required
          value={file}
          error={wrong("file") ?? wrong("name")}
          onChange={setFile}
        />
        <DayInput label={t("shownDay")} day={effectiveOn} error={wrong("effectiveOn")} choose={setEffectiveOn} />
        {files.length > 0 && (
          <NativeSelect
            label={t("newerVersionOf")}
            value={replaces === null ? "" : String(replaces)}
            error={wrong("replaces")}
            onChange={({ currentTarget }) =>
              setReplaces(currentTarget.value === "" ? null : Number(currentTarget.value))
            }
            data={[
              { value: "", label: t("notAVersion") },
              ...files.map(({ evidenceId, name }) => ({
                value: String(evidenceId),
                label: t("fileOf", { number: evidenceId, name }),
              })),
            ]}
          />
        )}
        {role !== "COMMITTEE" && (
          <Checkbox
            label={t("internalFile")}
            checked={internal}
            onChange={({ currentTarget }) => setInternal(currentTarget.checked)}
          />
        )}
        <FormWrong text={wrongBeside("file", "name", "effectiveOn", "replaces")} />
        <Button type="submit" loading={busy} disabled={file === null}>
          {t("sendFile")}
        </Button>
      </form>
    </Dialog>
  );
}
