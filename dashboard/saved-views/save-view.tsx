import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { SaveViewDocument } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";

/** Keeps the page as it stands, with period and filters, under a name. */
export function SaveView({ saved }: { readonly saved: () => void }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const { act, busy, wrong, wrongBeside } = useAct(SaveViewDocument, () => {
    setName("");
    setShared(false);
    saved();
  });
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { name, address: pathname + search, shared } });
      }}
    >
      <TextInput
        label={t("saveThisView")}
        placeholder={t("viewNameHint")}
        required
        withAsterisk={false}
        maxLength={60}
        value={name}
        error={wrong("name")}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Checkbox
        size="sm"
        label={t("shareView")}
        description={t("shareViewHint")}
        checked={shared}
        onChange={({ currentTarget }) => setShared(currentTarget.checked)}
      />
      <FormWrong text={wrongBeside("name")} />
      <Button type="submit" size="xs" loading={busy}>
        {t("saveView")}
      </Button>
    </form>
  );
}
