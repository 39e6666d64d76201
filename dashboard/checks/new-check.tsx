import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckKind, FieldQuery, Role } from "../api/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import type { Draft } from "./field-store.ts";
import { useTitleOf } from "./use-title-of.ts";

interface NewCheckProps {
  readonly field: FieldQuery;
  readonly begin: (draft: Draft) => void;
}

/** Kinds that a role may begin without a plan; a surprise check is always drawn. */
const KINDS: Readonly<Partial<Record<Role, readonly CheckKind[]>>> = {
  HEADQUARTERS: ["ROUTINE", "SPECIAL"],
  SUPERVISOR: ["ROUTINE", "SPECIAL"],
  ESTATE_MANAGER: ["SELF"],
  AUDITOR: ["THIRD_PARTY"],
};

/** A check that nobody planned. */
export function NewCheck({ field: { me, estates, checkTemplates }, begin }: NewCheckProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const kinds = KINDS[me?.role ?? "COMMITTEE"] ?? [];
  const [estateCode, setEstate] = useState<string | null>(estates[0]?.code ?? null);
  const [kind, setKind] = useState<CheckKind | undefined>(kinds[0]);
  const [code, setTemplate] = useState<string | null>(checkTemplates[0]?.code ?? null);
  const [subject, setSubject] = useState("");
  const estate = estates.find((known) => known.code === estateCode);
  const template = checkTemplates.find((known) => known.code === code);
  // Without an estate there is nothing to check.
  if (kinds.length === 0 || me == null || estates.length === 0) return null;
  const named = kind !== "SPECIAL" || subject.trim() !== "";
  const ready = estate !== undefined && template !== undefined && kind !== undefined && named;
  return (
    <Panel title={t("anotherCheck")} note={t("anotherCheckNote")}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          begin({
            id: crypto.randomUUID(),
            personId: me.personId,
            estate,
            kind,
            template,
            subject: kind === "SPECIAL" ? subject.trim() : "",
            plan: null,
            planItem: null,
            draw: null,
            startedAt: new Date().toISOString(),
            answers: {},
            remark: "",
            confirmation: null,
            finishedAt: null,
            refusal: null,
          });
        }}
      >
        <Select
          label={t("estate")}
          searchable
          allowDeselect={false}
          value={estateCode}
          data={estates.map((own) => ({ value: own.code, label: `${own.code} ${own.name}` }))}
          onChange={setEstate}
        />
        <Select
          label={t("checkKind")}
          allowDeselect={false}
          value={kind ?? null}
          data={kinds.map((value) => ({ value, label: t(`kind${value}`) }))}
          onChange={(chosen) => setKind(kinds.find((own) => own === chosen))}
        />
        <Select
          label={t("checklist")}
          allowDeselect={false}
          value={code}
          data={checkTemplates.map((own) => ({ value: own.code, label: titleOf(own) }))}
          onChange={setTemplate}
        />
        {kind === "SPECIAL" && (
          <TextInput
            label={t("checkSubject")}
            required
            maxLength={120}
            value={subject}
            onChange={({ currentTarget }) => setSubject(currentTarget.value)}
          />
        )}
        <Button type="submit" variant="default" disabled={!ready}>
          {t("begin")}
        </Button>
      </form>
    </Panel>
  );
}
