import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangePasswordDocument } from "../api/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import { FormWrong } from "./door.tsx";
import { isRepeated, NewPassword, NOTHING_TYPED } from "./new-password.tsx";
import { useAct } from "./use-act.ts";
import "./door.css";

/** Changes one's own password; all other devices are signed out. */
export function ChangePassword() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [typed, type] = useState(NOTHING_TYPED);
  const [changed, setChanged] = useState(false);
  const { act, busy, wrong, wrongBeside } = useAct(ChangePasswordDocument, () => {
    setCurrent("");
    type(NOTHING_TYPED);
    setChanged(true);
  });
  return (
    <Panel title={t("changePassword")} note={t("changePasswordNote")}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setChanged(false);
          if (isRepeated(typed)) void act({ input: { current, next: typed.password } });
        }}
      >
        <PasswordInput
          label={t("presentPassword")}
          required
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          value={current}
          error={wrong("current")}
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
        />
        <NewPassword typed={typed} type={type} wrong={wrong("next")} />
        <FormWrong text={wrongBeside("current", "next")} />
        <Button type="submit" variant="default" loading={busy}>
          {t("changePassword")}
        </Button>
        <p role="status">{changed && t("passwordChanged")}</p>
      </form>
    </Panel>
  );
}
