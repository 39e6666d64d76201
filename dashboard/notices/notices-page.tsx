import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageActs } from "../page-file/page-acts.tsx";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { HooksPanel } from "./hooks-panel.tsx";
import { OutboxPanel } from "./outbox-panel.tsx";
import "../people/people.css";

/** Where notices go, and what became of each 通知设置与发送记录. */
export function Component() {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [adding, setAdding] = useState(false);
  const [tried, setTried] = useState(0);
  return (
    <PageFiles title={t("noticeSettings")} stamp={[[t("asOf"), today]]}>
      <PageHead
        title={t("noticeSettings")}
        purpose={t("noticeSettingsPurpose")}
        crumbs={[{ name: t("myDay"), path: paths.myDay }]}
      >
        <PageActs title={`${t("noticeSettings")} ${today}`} defined={false}>
          <Button size="xs" onClick={() => setAdding(true)}>
            {t("addHook")}
          </Button>
        </PageActs>
      </PageHead>
      <HooksPanel adding={adding} added={() => setAdding(false)} tried={() => setTried((count) => count + 1)} />
      <OutboxPanel key={tried} />
    </PageFiles>
  );
}
