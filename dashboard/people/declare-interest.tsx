import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeclareInterestDocument, type InterestKind, type ListedPersonFragment } from "../api/generated/graphql.ts";
import { Dialog } from "../ui/dialog.tsx";
import { FormWrong } from "./door.tsx";
import type { Take } from "./person-row.tsx";
import { useAct } from "./use-act.ts";
import "./door.css";

const KINDS: readonly InterestKind[] = ["ESTATE", "HOUSEHOLD", "COMPANY"];

interface DeclareInterestProps {
  readonly person: Pick<ListedPersonFragment, "personId" | "name">;
  readonly take: Take;
  readonly close: () => void;
}

/** Notes that somebody has an interest of their own in an estate, a household or a company. */
export function DeclareInterest({ person: { personId, name }, take, close }: DeclareInterestProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<InterestKind>("HOUSEHOLD");
  const [subject, setSubject] = useState("");
  const [note, setNote] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(DeclareInterestDocument, take);
  return (
    <Dialog title={t("declareInterestOf", { name })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { personId, kind, subject, note } });
        }}
      >
        <Select
          label={t("interestIn")}
          allowDeselect={false}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`interest${value}`) }))}
          onChange={(chosen) => setKind(KINDS.find((own) => own === chosen) ?? kind)}
        />
        <TextInput
          label={t(`interestSubject${kind}`)}
          required
          maxLength={200}
          value={subject}
          error={wrong("subject")}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <Textarea
          label={t("interestNote")}
          maxLength={500}
          value={note}
          error={wrong("note")}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("subject", "note")} />
        <Button type="submit" loading={busy}>
          {t("declareInterest")}
        </Button>
      </form>
    </Dialog>
  );
}
