import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "../i18n/language.ts";

const RevealDialog = lazy(async () => ({
  default: (await withWords("access", import("./reveal-dialog.tsx"))).RevealDialog,
}));

/** The way from a masked contact to the whole of it, which costs a reason. */
export function RevealButton({ household }: { readonly household: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-sm" className="reveal-button" onClick={() => setAsking(true)}>
        {t("revealContact")}
      </Button>
      <Suspense>{asking && <RevealDialog household={household} close={() => setAsking(false)} />}</Suspense>
    </>
  );
}
