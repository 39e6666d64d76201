import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import type { StampLines } from "../ui/table-file.ts";
import type { ShownHousehold } from "./household-page.tsx";
import type { HouseholdView } from "./household-view.ts";

/** Whose a ledger is and how it is read, for its files. */
export function useHouseholdStamp(unit: ShownHousehold | null, { asOf, shown }: HouseholdView): StampLines {
  const { t } = useTranslation();
  return useMemo(() => {
    if (unit === null) return [];
    const { householdCode, estate, building, ledger } = unit;
    return [
      [t("householdCode"), `${householdCode} (${estate.name} ${building.name})`],
      [t("asOf"), asOf],
      [t("knownAt"), ledger.knownAt === null ? t("nothingRecorded") : moment(ledger.knownAt)],
      [t("shownEvents"), t(`events_${shown}`)],
    ];
  }, [t, unit, asOf, shown]);
}
