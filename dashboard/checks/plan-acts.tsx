import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import {
  DraftPlanDocument,
  PlanCheckDocument,
  PlanChoicesDocument,
  PublishPlanDocument,
  type CheckPlansQuery,
  type PlannedCheckKind,
} from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useTitleOf } from "./use-title-of.ts";

interface PlanActsProps {
  readonly plan: CheckPlansQuery["plans"][number] | undefined;
  readonly changed: () => void;
}

const KINDS: readonly PlannedCheckKind[] = ["ROUTINE", "SPECIAL", "SELF", "THIRD_PARTY"];

/** What headquarters does with a plan: draft, add checks, put in force. */
export function PlanActs({ plan, changed }: PlanActsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"DRAFT" | "ADD" | null>(null);
  const { act, busy, wrongBeside } = useAct(PublishPlanDocument, changed);
  const draft = plan?.versions[0]?.publishedAt === null;
  const done = () => {
    setOpen(null);
    changed();
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen("DRAFT")}>
        {t("draftPlan")}
      </Button>
      {plan !== undefined && draft && (
        <>
          <Button variant="default" onClick={() => setOpen("ADD")}>
            {t("addPlanned")}
          </Button>
          <Button loading={busy} disabled={plan.items.length === 0} onClick={() => void act({ code: plan.code })}>
            {t("publishPlan")}
          </Button>
        </>
      )}
      <FormWrong text={wrongBeside()} />
      {open === "DRAFT" && <DraftDialog plan={plan} done={done} close={() => setOpen(null)} />}
      {open === "ADD" && plan !== undefined && <AddDialog plan={plan} done={done} close={() => setOpen(null)} />}
    </>
  );
}

interface DialogProps {
  readonly done: () => void;
  readonly close: () => void;
}

function DraftDialog({ plan, done, close }: DialogProps & Pick<PlanActsProps, "plan">) {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [version] = plan?.versions ?? [];
  const [code, setCode] = useState(plan?.code ?? today.slice(0, 7));
  const [title, setTitle] = useState(version?.title ?? "");
  const [content, setContent] = useState(version?.content ?? "");
  const [method, setMethod] = useState(version?.method ?? "");
  const { act, busy, wrong, wrongBeside } = useAct(DraftPlanDocument, done);
  return (
    <Dialog title={t("draftPlan")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { code: code.trim(), title, content, method } });
        }}
      >
        <TextInput
          label={t("planCode")}
          description={t("planCodeHint")}
          required
          value={code}
          error={wrong("code")}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <TextInput
          label={t("planTitle")}
          required
          maxLength={120}
          value={title}
          error={wrong("title")}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Textarea
          label={t("planContent")}
          autosize
          value={content}
          onChange={({ currentTarget }) => setContent(currentTarget.value)}
        />
        <Textarea
          label={t("planMethod")}
          autosize
          value={method}
          onChange={({ currentTarget }) => setMethod(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("code", "title")} />
        <Button type="submit" loading={busy}>
          {t("draftPlan")}
        </Button>
      </form>
    </Dialog>
  );
}

function AddDialog({ plan, done, close }: DialogProps & { readonly plan: NonNullable<PlanActsProps["plan"]> }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const [estate, setEstate] = useState<string | null>(null);
  const [kind, setKind] = useState<PlannedCheckKind>("ROUTINE");
  const [template, setTemplate] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [content, setContent] = useState("");
  const [startsOn, setStartsOn] = useState(plan.startsOn);
  const [endsOn, setEndsOn] = useState(plan.endsOn);
  const [{ data }] = useQuery({ query: PlanChoicesDocument, variables: { estate: estate ?? "", kind } });
  const { act, busy, wrong, wrongBeside } = useAct(PlanCheckDocument, done);
  return (
    <Dialog title={t("addPlanned")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (estate === null || template === null || person === null) return;
          void act({
            input: { code: plan.code, estate, kind, template, content, startsOn, endsOn, personId: Number(person) },
          });
        }}
      >
        <Select
          label={t("estate")}
          required
          searchable
          value={estate}
          data={(data?.estates ?? []).map((own) => ({ value: own.code, label: `${own.code} ${own.name}` }))}
          onChange={(chosen) => {
            setEstate(chosen);
            setPerson(null);
          }}
        />
        <Select
          label={t("checkKind")}
          allowDeselect={false}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))}
          onChange={(chosen) => {
            setKind(KINDS.find((own) => own === chosen) ?? kind);
            setPerson(null);
          }}
        />
        <Select
          label={t("checklist")}
          required
          value={template}
          data={(data?.checkTemplates ?? []).map((own) => ({ value: own.code, label: titleOf(own) }))}
          onChange={setTemplate}
        />
        <Select
          label={t("planPerson")}
          required
          value={person}
          error={wrong("personId")}
          placeholder={t("choosePerson")}
          data={(data?.planPeople ?? []).map(({ personId, name }) => ({ value: String(personId), label: name }))}
          onChange={setPerson}
        />
        <DayInput label={t("firstDayOfCheck")} required day={startsOn} error={wrong("startsOn")} choose={setStartsOn} />
        <DayInput label={t("lastDayOfCheck")} required day={endsOn} choose={setEndsOn} />
        <TextInput
          label={t("planContent")}
          maxLength={500}
          value={content}
          error={wrong("subject")}
          onChange={({ currentTarget }) => setContent(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("personId", "startsOn", "subject")} />
        <Button type="submit" loading={busy} disabled={estate === null || template === null || person === null}>
          {t("addPlanned")}
        </Button>
      </form>
    </Dialog>
  );
}
