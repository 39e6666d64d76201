import { useTranslation } from "react-i18next";
import { FigureFilters, ManyFilter } from "../figures/figure-filters.tsx";
import { useFrame } from "../shell/frame.ts";
import { OneChoice } from "../ui/choices.tsx";
import { COMPARABLE_WITH, PROPERTY_TYPES, type ComparisonView } from "./comparison-view.ts";

const COMPARABLE_WORDS = { PREVIOUS_PERIOD: "comparablePrevious", LAST_YEAR: "comparableLastYear" } as const;

interface ComparisonFiltersProps {
  readonly view: ComparisonView;
  readonly show: (change: Partial<ComparisonView>) => void;
  readonly clear: () => void;
  readonly moneyAlone?: boolean;
}

/** What the comparison covers, besides what every page of figures does: where, which types, and only what can be compared. */
export function ComparisonFilters({ view, show, clear, moneyAlone = false }: ComparisonFiltersProps) {
  const { t } = useTranslation();
  const { regions, cityCompanies } = useFrame();
  const named = (values: readonly string[], none: string) =>
    values.map((value) => ({ value, label: value === "" ? none : value }));
  const narrowed =
    view.regions.length + view.cityCompanies.length + view.propertyTypes.length > 0 || view.comparableWith !== null;
  return (
    <FigureFilters view={view} show={show} narrowed={narrowed} moneyAlone={moneyAlone} clear={clear}>
      <ManyFilter
        name={t("region")}
        none={t("allRegions")}
        data={named(regions, t("noRegion"))}
        chosen={view.regions}
        choose={(chosen) => show({ regions: chosen })}
      />
      <ManyFilter
        name={t("cityCompany")}
        none={t("allCompanies")}
        data={named(cityCompanies, t("noCompany"))}
        chosen={view.cityCompanies}
        choose={(chosen) => show({ cityCompanies: chosen })}
      />
      <ManyFilter
        name={t("propertyType")}
        none={t("allTypes")}
        data={PROPERTY_TYPES.map((value) => ({ value, label: t(`type${value}`) }))}
        chosen={view.propertyTypes}
        choose={(chosen) => show({ propertyTypes: PROPERTY_TYPES.filter((type) => chosen.includes(type)) })}
      />
      <OneChoice
        className="filter-many"
        aria-label={t("comparableEstates")}
        placeholder={t("allEstates")}
        data={COMPARABLE_WITH.map((value) => ({ value, label: t(COMPARABLE_WORDS[value]) }))}
        value={view.comparableWith}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={(value) => show({ comparableWith: COMPARABLE_WITH.find((period) => period === value) ?? null })}
      />
    </FigureFilters>
  );
}
