import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import {
  NoticePreferenceDocument,
  SetNoticePreferenceDocument,
  type NoticePreferenceQuery,
} from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Panel } from "../ui/panel.tsx";
import "../people/door.css";

/** How one wants to be told of what is due, overdue or escalated. */
export function PreferencePanel() {
  const { t } = useTranslation();
  const [asked, ask] = useQuery({ query: NoticePreferenceDocument, requestPolicy: "cache-and-network" });
  return (
    <Panel
      title={t("howToBeTold")}
      note={t("howToBeToldNote")}
      state={panelState(asked, 140, () => ask({ requestPolicy: "network-only" }))}
    >
      {asked.data !== undefined && <PreferenceForm preference={asked.data.noticePreference} />}
    </Panel>
  );
}

function PreferenceForm({ preference }: { readonly preference: NoticePreferenceQuery["noticePreference"] }) {
  const { t } = useTranslation();
  const { email, mailReady } = preference;
  const [language, setLanguage] = useState(preference.language);
  const [byMail, setByMail] = useState(preference.byMail);
  const [kept, setKept] = useState(false);
  const { act, busy, wrongBeside } = useAct(SetNoticePreferenceDocument, () => setKept(true));
  const why = email === null ? t("mailNoAddress") : mailReady ? t("mailTo", { email }) : t("mailNotReady");
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { language, byMail } });
      }}
    >
      <NativeSelect
        label={t("noticeLanguage")}
        value={language}
        onChange={({ currentTarget }) => {
          setKept(false);
          setLanguage(currentTarget.value === "en" ? "en" : "zh");
        }}
        data={[
          { value: "zh", label: t("noticeZh") },
          { value: "en", label: t("noticeEn") },
        ]}
      />
      <Checkbox
        label={t("tellByMail")}
        description={why}
        checked={byMail}
        onChange={({ currentTarget }) => {
          setKept(false);
          setByMail(currentTarget.checked);
        }}
      />
      <FormWrong text={wrongBeside()} />
      <div>
        <Button type="submit" variant="default" loading={busy}>
          {t("keepPreference")}
        </Button>{" "}
        <span role="status" className="dim">
          {kept && t("preferenceKept")}
        </span>
      </div>
    </form>
  );
}
