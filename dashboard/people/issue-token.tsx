import { Button, Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IssueTokenDocument, type IssueTokenInput } from "../api/generated/graphql.ts";
import { useFrame } from "../shell/frame.ts";
import { Dialog } from "../ui/dialog.tsx";
import { WholeNumber } from "../ui/whole-number.tsx";
import { FormWrong } from "./door.tsx";
import { useAct } from "./use-act.ts";
import "./door.css";

interface IssueTokenProps {
  readonly issued: (secret: string) => void;
  readonly close: () => void;
}

/** Asks what a new token may do, and for how long. */
export function IssueToken({ issued, close }: IssueTokenProps) {
  const { t } = useTranslation();
  const { role, roles } = useFrame().me;
  const [days, setDays] = useState<number | null>(90);
  const [input, setInput] = useState<Omit<IssueTokenInput, "days">>({
    name: "",
    role: role ?? roles[0]?.role ?? "SUPERVISOR",
    estates: [],
    writes: false,
  });
  const change = (part: Partial<IssueTokenInput>) => setInput({ ...input, ...part });
  const { act, busy, wrong, wrongBeside } = useAct(IssueTokenDocument, ({ secret }) => issued(secret ?? ""));
  const held = roles.find((own) => own.role === input.role);
  return (
    <Dialog title={t("issueToken")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (days !== null) void act({ input: { ...input, days } });
        }}
      >
        <TextInput
          label={t("name")}
          description={t("tokenNameHint")}
          required
          data-autofocus
          maxLength={100}
          value={input.name}
          error={wrong("name")}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Select
          label={t("role")}
          allowDeselect={false}
          value={input.role}
          error={wrong("role")}
          data={roles.map((own) => ({ value: own.role, label: t(`role${own.role}`) }))}
          onChange={(chosen) =>
            change({ role: roles.find((own) => own.role === chosen)?.role ?? input.role, estates: [] })
          }
        />
        {held !== undefined && held.estates.length > 1 && (
          <MultiSelect
            label={t("onlyEstates")}
            placeholder={t("allOfRole")}
            value={[...input.estates]}
            error={wrong("estates")}
            data={held.estates.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(estates) => change({ estates })}
          />
        )}
        <WholeNumber label={t("daysToLive")} min={1} max={366} value={days} error={wrong("days")} change={setDays} />
        <Checkbox
          label={t("mayWrite")}
          checked={input.writes}
          onChange={({ currentTarget }) => change({ writes: currentTarget.checked })}
        />
        <FormWrong text={wrongBeside("name", "role", "estates", "days")} />
        <Button type="submit" loading={busy}>
          {t("issueToken")}
        </Button>
      </form>
    </Dialog>
  );
}
