import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InvitePersonDocument } from "../api/generated/graphql.ts";
import { Dialog } from "../ui/dialog.tsx";
import { FormWrong } from "./door.tsx";
import type { Take } from "./person-row.tsx";
import { useAct } from "./use-act.ts";
import "./door.css";

/** Adds somebody by phone number or e-mail address; the link they need comes out. */
export function InvitePerson({ take, close }: { readonly take: Take; readonly close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(InvitePersonDocument, take);
  return (
    <Dialog title={t("invitePerson")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { name, login } });
        }}
      >
        <TextInput
          label={t("personName")}
          required
          data-autofocus
          maxLength={100}
          value={name}
          error={wrong("name")}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={t("login")}
          required
          maxLength={254}
          value={login}
          error={wrong("login")}
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("name", "login")} />
        <Button type="submit" loading={busy}>
          {t("makeLink")}
        </Button>
      </form>
    </Dialog>
  );
}
