import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the browser's tab after the page; null leaves it as it is. */
export function useTabTitle(title: string | null): void {
  const { t } = useTranslation();
  const tab = title === null ? null : `${title} · ${t("product")}`;
  useEffect(() => {
    if (tab !== null) document.title = tab;
  }, [tab]);
}
