import { Button, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SetNoticeHookDocument, type HookPlatform, type NoticeLanguage } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";

const PLATFORMS: readonly HookPlatform[] = ["WECOM", "DINGTALK", "OTHER"];
const LANGUAGES: readonly NoticeLanguage[] = ["zh", "en"];

interface HookFormProps {
  readonly estates: readonly { readonly code: string; readonly name: string }[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks where notices are to go. */
export function HookForm({ estates, close, done }: HookFormProps) {
  const { t } = useTranslation();
  const [estate, setEstate] = useState("");
  const [platform, setPlatform] = useState<HookPlatform>("WECOM");
  const [language, setLanguage] = useState<NoticeLanguage>("zh");
  const [words, setWords] = useState({ name: "", url: "", secret: "" });
  const { act, busy, wrong, wrongBeside } = useAct(SetNoticeHookDocument, done);
  return (
    <Dialog title={t("addHook")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { ...words, estate: estate === "" ? null : estate, platform, language } });
        }}
      >
        <NativeSelect
          label={t("hookScope")}
          description={t("hookScopeHint")}
          value={estate}
          error={wrong("estate")}
          onChange={({ currentTarget }) => setEstate(currentTarget.value)}
          data={[
            { value: "", label: t("portfolio") },
            ...estates.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          ]}
        />
        <NativeSelect
          label={t("hookPlatform")}
          value={platform}
          onChange={({ currentTarget }) =>
            setPlatform(PLATFORMS.find((known) => known === currentTarget.value) ?? "WECOM")
          }
          data={PLATFORMS.map((value) => ({ value, label: t(`platform${value}`) }))}
        />
        <TextInput
          label={t("hookName")}
          required
          maxLength={60}
          value={words.name}
          error={wrong("name")}
          onChange={({ currentTarget }) => setWords({ ...words, name: currentTarget.value })}
        />
        <TextInput
          label={t("hookUrl")}
          description={t("hookUrlHint")}
          type="url"
          required
          maxLength={500}
          autoComplete="off"
          value={words.url}
          error={wrong("url")}
          onChange={({ currentTarget }) => setWords({ ...words, url: currentTarget.value })}
        />
        <PasswordInput
          label={t("hookSecret")}
          description={t(platform === "WECOM" ? "hookSecretWecom" : "hookSecretHint")}
          required={platform !== "WECOM"}
          maxLength={200}
          autoComplete="off"
          value={words.secret}
          error={wrong("secret")}
          onChange={({ currentTarget }) => setWords({ ...words, secret: currentTarget.value })}
        />
        <NativeSelect
          label={t("noticeLanguage")}
          value={language}
          onChange={({ currentTarget }) =>
            setLanguage(LANGUAGES.find((known) => known === currentTarget.value) ?? "zh")
          }
          data={LANGUAGES.map((value) => ({ value, label: t(value === "zh" ? "noticeZh" : "noticeEn") }))}
        />
        <FormWrong text={wrongBeside("estate", "name", "url", "secret")} />
        <Button type="submit" loading={busy}>
          {t("addHook")}
        </Button>
      </form>
    </Dialog>
  );
}
