import { useTranslation } from "react-i18next";

export function RegionName({ region }: { readonly region: string }) {
  const { t } = useTranslation();
  return <>{region === "" ? <span className="dim">{t("noRegion")}</span> : region}</>;
}
