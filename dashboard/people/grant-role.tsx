import { Button, MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import {
  GrantableEstatesDocument,
  GrantRoleDocument,
  type ListedPersonFragment,
  type Role,
} from "../api/generated/graphql.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FormWrong } from "./door.tsx";
import type { Take } from "./person-row.tsx";
import { useAct } from "./use-act.ts";
import "./door.css";

const ROLES: readonly Role[] = [
  "HEADQUARTERS",
  "SUPERVISOR",
  "ESTATE_MANAGER",
  "COMMITTEE",
  "AUDITOR",
  "ADMINISTRATOR",
];
/** Roles that hold for the portfolio or not at all, and roles that always name their estates. */
const PORTFOLIO_ONLY: readonly Role[] = ["HEADQUARTERS", "ADMINISTRATOR"];
const ESTATES_ONLY: readonly Role[] = ["ESTATE_MANAGER", "COMMITTEE"];

interface GrantRoleProps {
  readonly person: ListedPersonFragment;
  readonly take: Take;
  readonly close: () => void;
}

/** Asks which role, for which estates and from when until when. */
export function GrantRole({ person: { personId, name }, take, close }: GrantRoleProps) {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [{ data }] = useQuery({ query: GrantableEstatesDocument });
  const [role, setRole] = useState<Role>("ESTATE_MANAGER");
  const [estates, setEstates] = useState<string[]>([]);
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(GrantRoleDocument, take);
  const named = !PORTFOLIO_ONLY.includes(role);
  return (
    <Dialog title={t("grantRoleTo", { name })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const given = { personId, role, estates: named ? estates : [], startsOn };
          void act({ input: { ...given, endsOn: endsOn === "" ? null : endsOn } });
        }}
      >
        <Select
          label={t("role")}
          allowDeselect={false}
          value={role}
          data={ROLES.map((value) => ({ value, label: t(`role${value}`) }))}
          onChange={(chosen) => setRole(ROLES.find((own) => own === chosen) ?? role)}
          description={t(`sees${role}`)}
        />
        {named && (
          <MultiSelect
            label={t("forEstates")}
            placeholder={estates.length === 0 ? t(ESTATES_ONLY.includes(role) ? "chooseEstates" : "portfolio") : ""}
            searchable
            value={estates}
            error={wrong("estates")}
            data={(data?.grantableEstates ?? []).map((estate) => ({
              value: estate.code,
              label: `${estate.code} ${estate.name}`,
            }))}
            onChange={setEstates}
          />
        )}
        <DayInput label={t("firstDay")} required day={startsOn} error={wrong("startsOn")} choose={setStartsOn} />
        <DayInput
          label={t(role === "COMMITTEE" ? "mandateEnds" : "lastDay")}
          required={role === "COMMITTEE"}
          day={endsOn}
          error={wrong("endsOn")}
          choose={setEndsOn}
        />
        <FormWrong text={wrongBeside("estates", "startsOn", "endsOn")} />
        <Button type="submit" loading={busy}>
          {t("grantRole")}
        </Button>
      </form>
    </Dialog>
  );
}
