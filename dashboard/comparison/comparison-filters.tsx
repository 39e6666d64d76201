import { Button, MultiSelect, SegmentedControl, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PeriodFilter, PositionFilters } from "../reading/reading-fields.tsx";
import { useFrame } from "../shell/frame.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PROPERTY_TYPES, type ComparisonView } from "./comparison-view.ts";
import { ratesIn, UNITS_OF_ACCOUNT, type UnitOfAccount } from "./rates.ts";
import type { Show } from "./use-view.ts";

const UNIT_WORDS = { MONEY: "money", HOUSEHOLDS: "households" } as const;

interface ComparisonFiltersProps {
  readonly view: ComparisonView;
  readonly show: Show;
}

/** What the figures cover: period, as-of, known-at, regions, property types, and whether they count yuan or households. */
export function ComparisonFilters({ view, show }: ComparisonFiltersProps) {
  const { t } = useTranslation();
  const { regions } = useFrame();
  const chooseUnit = (unit: UnitOfAccount) => {
    const [rate = "currentRate"] = ratesIn(unit);
    show({ unit, ranked: rate, sort: { column: rate, descending: true } });
  };
  const narrowed =
    view.regions.length > 0 || view.propertyTypes.length > 0 || view.withoutDevelopers || view.knownAt !== null;
  return (
    <FilterBar first={<PeriodFilter reading={view} show={show} />}>
      <SegmentedControl
        aria-label={t("unitOfAccount")}
        value={view.unit}
        onChange={chooseUnit}
        data={UNITS_OF_ACCOUNT.map((value) => ({ value, label: t(UNIT_WORDS[value]) }))}
      />
      <PositionFilters reading={view} show={show} />
      <MultiSelect
        className="filter-many"
        data-chosen={view.regions.length > 0}
        aria-label={t("region")}
        placeholder={view.regions.length === 0 ? t("allRegions") : ""}
        data={regions.map((region) => ({ value: region, label: region === "" ? t("noRegion") : region }))}
        value={[...view.regions]}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={(chosen) => show({ regions: chosen })}
      />
      <MultiSelect
        className="filter-many"
        data-chosen={view.propertyTypes.length > 0}
        aria-label={t("propertyType")}
        placeholder={view.propertyTypes.length === 0 ? t("allTypes") : ""}
        data={PROPERTY_TYPES.map((value) => ({ value, label: t(`type${value}`) }))}
        value={[...view.propertyTypes]}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={(chosen) => show({ propertyTypes: PROPERTY_TYPES.filter((type) => chosen.includes(type)) })}
      />
      <Switch
        label={t("withoutDevelopers")}
        checked={view.withoutDevelopers}
        onChange={({ currentTarget }) => show({ withoutDevelopers: currentTarget.checked })}
      />
      {narrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => show({ regions: [], propertyTypes: [], withoutDevelopers: false, knownAt: null })}
        >
          {t("clearFilters")}
        </Button>
      )}
    </FilterBar>
  );
}
