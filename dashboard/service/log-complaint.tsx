import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  LogComplaintDocument,
  type ComplaintChannel,
  type ComplaintKind,
  type ComplaintSubject,
  type ListedComplaintFragment,
} from "../api/generated/graphql.ts";
import { instantAt, moment } from "../format/moment.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import { CHANNELS, SUBJECTS } from "./service-table.tsx";

interface LogComplaintProps {
  /** What is followed up; null for a new one. */
  readonly known: ListedComplaintFragment | null;
  readonly estate: string | null;
  readonly estates: readonly { readonly value: string; readonly label: string }[];
  readonly done: () => void;
  readonly close: () => void;
}

const KINDS: readonly ComplaintKind[] = ["COMPLAINT", "ENQUIRY"];
/** As a field for a time holds it. */
const local = (instant: string): string => moment(instant).replace(" ", "T");
const instantOf = (text: string): string | null =>
  text === "" ? null : instantAt(text.slice(0, 10), text.slice(11, 16));

/** Logs a complaint, or when it was responded to and settled. */
export function LogComplaint({ known, estate, estates, done, close }: LogComplaintProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  // Estates may come after the dialog has opened.
  const where = chosen ?? known?.estate.code ?? estate ?? estates[0]?.value ?? "";
  const [no, setNo] = useState(known?.complaintNo ?? "");
  const [building, setBuilding] = useState(known?.buildingCode ?? "");
  const [kind, setKind] = useState<ComplaintKind>(known?.kind ?? "COMPLAINT");
  const [channel, setChannel] = useState<ComplaintChannel>(known?.channel ?? "PHONE");
  const [subject, setSubject] = useState<ComplaintSubject>(known?.subject ?? "OTHER");
  const [received, setReceived] = useState(known === null ? local(new Date().toISOString()) : local(known.receivedAt));
  const [responded, setResponded] = useState(known?.respondedAt == null ? "" : local(known.respondedAt));
  const [settled, setSettled] = useState(known?.settledAt == null ? "" : local(known.settledAt));
  const { act, busy, wrong, wrongBeside } = useAct(LogComplaintDocument, done);
  const send = () =>
    act({
      input: {
        estate: where,
        complaintNo: no,
        building: building.trim() === "" ? null : building.trim(),
        kind,
        channel,
        subject,
        receivedAt: sent(received, known?.receivedAt) ?? "",
        respondedAt: sent(responded, known?.respondedAt),
        settledAt: sent(settled, known?.settledAt),
        isNew: known === null,
      },
    });
  const title = known === null ? t("logComplaint") : t("followUpNo", { no: known.complaintNo });
  const time = (name: "receivedAt" | "respondedAt" | "settledAt", value: string, set: (value: string) => void) => (
    <TextInput
      type="datetime-local"
      min="1990-01-01T00:00"
      label={t(name)}
      required={name === "receivedAt"}
      value={value}
      error={wrong(name)}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {known === null && (
          <>
            <Select
              label={t("estate")}
              searchable
              allowDeselect={false}
              value={where}
              data={[...estates]}
              error={wrong("estate")}
              onChange={choose}
            />
            <TextInput
              label={t("complaintNo")}
              required
              maxLength={64}
              value={no}
              error={wrong("complaintNo")}
              onChange={({ currentTarget }) => setNo(currentTarget.value)}
            />
            <TextInput
              label={t("complaintBuildingCode")}
              value={building}
              error={wrong("building")}
              onChange={({ currentTarget }) => setBuilding(currentTarget.value)}
            />
            <Select
              label={t("complaintKind")}
              allowDeselect={false}
              value={kind}
              data={KINDS.map((value) => ({ value, label: t(`complaintKind_${value}`) }))}
              onChange={(chosen) => setKind(KINDS.find((own) => own === chosen) ?? kind)}
            />
            <Select
              label={t("serviceByCHANNEL")}
              allowDeselect={false}
              value={channel}
              data={CHANNELS.map((value) => ({ value, label: t(`serviceChannel_${value}`) }))}
              onChange={(chosen) => setChannel(CHANNELS.find((own) => own === chosen) ?? channel)}
            />
            <Select
              label={t("serviceBySUBJECT")}
              allowDeselect={false}
              value={subject}
              data={SUBJECTS.map((value) => ({ value, label: t(`serviceSubject_${value}`) }))}
              onChange={(chosen) => setSubject(SUBJECTS.find((own) => own === chosen) ?? subject)}
            />
            {time("receivedAt", received, setReceived)}
          </>
        )}
        {time("respondedAt", responded, setResponded)}
        {time("settledAt", settled, setSettled)}
        <FormWrong text={wrongBeside("estate", "complaintNo", "building", "receivedAt", "respondedAt", "settledAt")} />
        <Button type="submit" loading={busy}>
          {t("saveComplaint")}
        </Button>
      </form>
    </Dialog>
  );
}

/** What a field for a time tells; a time that nobody has touched keeps its seconds. */
const sent = (text: string, known: string | null | undefined): string | null =>
  known != null && local(known) === text ? new Date(known).toISOString() : instantOf(text);
