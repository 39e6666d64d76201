import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { useFrame } from "./frame.ts";
import { isOpenTo, RECORDS } from "./roles.ts";

/** Stands in the place of figures where one sees no estate: who takes records in is led there, others are told whose turn it is. */
export function NoRecords() {
  const { t } = useTranslation();
  const { role, roles } = useFrame().me;
  if (!isOpenTo(RECORDS, role)) {
    const ofAll = roles.some((held) => held.role === role && held.portfolio);
    if (ofAll) return <Nothing title={t("emptyLedger")} hint={t("emptyLedgerAwaitedHint")} />;
    return <Nothing title={t("noEstateGranted")} hint={t("noEstateGrantedHint")} />;
  }
  return (
    <Nothing title={t("emptyLedger")} hint={t("emptyLedgerHint")}>
      <Anchor component={Link} to={paths.data}>
        {t("toDataImport")}
      </Anchor>
    </Nothing>
  );
}
