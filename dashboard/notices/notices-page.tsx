import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../paths.ts";
import { PageHead } from "../ui/page-head.tsx";
import { HooksPanel } from "./hooks-panel.tsx";
import { OutboxPanel } from "./outbox-panel.tsx";
import "../people/people.css";

/** Where notices go, and what became of each 通知设置与发送记录. */
export function Component() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [tried, setTried] = useState(0);
  return (
    <>
      <PageHead
        title={t("noticeSettings")}
        purpose={t("noticeSettingsPurpose")}
        crumbs={[{ name: t("myDay"), path: paths.myDay }]}
      >
        <Button onClick={() => setAdding(true)}>{t("addHook")}</Button>
      </PageHead>
      <HooksPanel adding={adding} added={() => setAdding(false)} tried={() => setTried((count) => count + 1)} />
      <OutboxPanel key={tried} />
    </>
  );
}
