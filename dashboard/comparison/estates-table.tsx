import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { TOTAL } from "../figures/figure-view.ts";
import { DataTable, tableFile } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { comparedRows, type ComparedRow } from "./compared-rows.ts";
import type { ComparedEstate, ComparedTotal } from "./compared-estates.ts";
import { GROUPINGS, type ComparisonView } from "./comparison-view.ts";
import { useEstateColumns } from "./use-estate-columns.tsx";
import type { Trends } from "./use-trends.ts";

const GROUP_WORDS = { NONE: "notGrouped", REGION: "region", CITY_COMPANY: "cityCompany" } as const;

interface EstatesTableProps {
  readonly total: ComparedTotal;
  readonly estates: readonly ComparedEstate[];
  readonly trends: Trends;
  readonly view: ComparisonView;
  readonly show: (change: Partial<ComparisonView>) => void;
}

/** Every estate with its rates, their changes, its last twelve months and its amounts; all sums are the server's own. */
export function EstatesTable({ total, estates, trends, view, show }: EstatesTableProps) {
  const { t } = useTranslation();
  const { grouped, sort } = view;
  const rows = useMemo(() => {
    const nameOf = (key: string) => {
      if (key !== "") return key;
      return t(grouped === "REGION" ? "noRegion" : "noCompany");
    };
    return comparedRows(estates, { grouping: grouped, groups: total.by ?? [], nameOf }, sort);
  }, [estates, grouped, total, sort, t]);
  const whole: ComparedRow = {
    key: "total",
    whose: { ...TOTAL, name: t("total") },
    figures: total,
    estate: null,
    estates: estates.length,
  };
  // One estate is its own total.
  const alone = rows.length === 1;
  const columns = useEstateColumns(view, trends, (next) => show({ sort: next }));
  const title = t("estatesTable");
  return (
    <Panel
      id="estates-title"
      title={title}
      note={t("legend")}
      controls={
        (estates.length > 1 || grouped !== "NONE") && (
          <SegmentedControl
            size="xs"
            aria-label={t("groupedBy")}
            value={grouped}
            onChange={(value) => show({ grouped: value })}
            data={GROUPINGS.map((value) => ({ value, label: t(GROUP_WORDS[value]) }))}
          />
        )
      }
      file={() => tableFile(title, columns, alone ? rows : [...rows, whole])}
    >
      <DataTable
        labelledBy="estates-title"
        className="estates"
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        total={alone ? undefined : whole}
        isGroup={({ estate }) => estate === null}
      />
    </Panel>
  );
}
