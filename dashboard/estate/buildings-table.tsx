import { useTranslation } from "react-i18next";
import { amountIn } from "../figures/amounts.ts";
import { TOTAL, type FigureView } from "../figures/figure-view.ts";
import { AMOUNTS } from "../figures/rates.ts";
import { SortButton, sortedBy } from "../figures/sort-button.tsx";
import { rateSortValue, sortRows, type SortValue } from "../figures/sort-rows.ts";
import { useAmountColumns } from "../figures/use-amount-columns.tsx";
import { useRateColumns } from "../figures/use-rate-columns.tsx";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { BuildingLink } from "./building-link.tsx";
import type { BuildingFigures, EstateFigures } from "./estate-query.ts";

interface BuildingRow {
  /** The building; null for the estate as a whole. */
  readonly building: BuildingFigures | null;
  readonly name: string;
  readonly figures: BuildingFigures["collection"] | EstateFigures["collection"];
}

interface BuildingsTableProps {
  readonly estate: EstateFigures;
  readonly view: FigureView;
  readonly show: (change: Partial<FigureView>) => void;
}

const AMOUNT_NAMES = [...AMOUNTS.MONEY, ...AMOUNTS.HOUSEHOLDS];

function sortValue({ name, figures }: BuildingRow, column: string): SortValue {
  if (column === "building") return name;
  const rate = rateSortValue(figures, column);
  if (rate !== undefined) return rate;
  const amount = AMOUNT_NAMES.find((each) => each === column);
  return amount === undefined ? null : BigInt(amountIn(figures, amount));
}

/** The estate's buildings with their rates, their changes, their amounts and who looks after them. */
export function BuildingsTable({ estate, view, show }: BuildingsTableProps) {
  const { t } = useTranslation();
  const { sort } = view;
  const rows = sortRows(
    estate.buildings.map((building): BuildingRow => ({
      building,
      name: building.name,
      figures: building.collection,
    })),
    sort,
    (row) => sortValue(row, sort.column),
  );
  const total: BuildingRow = { building: null, name: t("total"), figures: estate.collection };
  // One building is all there is of its estate.
  const alone = rows.length === 1;
  const columns = useColumns(estate.code, view, show);
  const title = t("buildings");
  return (
    <Panel
      id="buildings-title"
      title={title}
      note={t("legend")}
      file={() => tableFile(title, columns, alone ? rows : [...rows, total])}
    >
      <DataTable
        labelledBy="buildings-title"
        className="buildings"
        columns={columns}
        rows={rows}
        keyOf={({ building }) => building?.code ?? "total"}
        total={alone ? undefined : total}
      />
    </Panel>
  );
}

function useColumns(
  estate: string,
  { unit, sort }: FigureView,
  show: BuildingsTableProps["show"],
): readonly Column<BuildingRow>[] {
  const { t } = useTranslation();
  const sortBy = (next: FigureView["sort"]) => show({ sort: next });
  const of = {
    unit,
    sort,
    sortBy,
    figures: ({ figures }: BuildingRow) => figures,
    whose: ({ building, name }: BuildingRow) => ({ ...TOTAL, name, estate, building: building?.code ?? null }),
  };
  const rates = useRateColumns(of);
  const amounts = useAmountColumns(of);
  return [
    {
      id: "building",
      head: (
        <SortButton column="building" sort={sort} sortBy={sortBy} text>
          {t("building")}
        </SortButton>
      ),
      sorted: sortedBy(sort, "building"),
      cell: ({ building, name }) =>
        building === null ? (
          name
        ) : (
          <span className="estate">
            <BuildingLink estate={estate} code={building.code} name={name} />
            <span className="estate-code">
              <Dotted parts={[t(`type${building.propertyType}`), building.steward]} />
            </span>
          </span>
        ),
      fields: [
        { name: t("building"), value: ({ name }) => name },
        { name: t("buildingCode"), value: ({ building }) => building?.code ?? "" },
        {
          name: t("propertyType"),
          value: ({ building }) => (building === null ? "" : t(`type${building.propertyType}`)),
        },
        { name: t("steward"), value: ({ building }) => building?.steward ?? "" },
      ],
    },
    ...rates,
    ...amounts,
  ];
}
