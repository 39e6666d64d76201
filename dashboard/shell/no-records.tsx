import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { useFrame } from "./frame.ts";
import { isOpenTo, RECORDS } from "./roles.ts";

/** Stands in the place of figures where one sees no estate: who takes records in is led there, others are told whom to ask. */
export function NoRecords() {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  if (!isOpenTo(RECORDS, role)) return <Nothing title={t("noEstateGranted")} hint={t("noEstateGrantedHint")} />;
  return (
    <Nothing title={t("emptyLedger")} hint={t("emptyLedgerHint")}>
      <Anchor component={Link} to={paths.data}>
        {t("toDataImport")}
      </Anchor>
    </Nothing>
  );
}
