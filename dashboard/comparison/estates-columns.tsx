import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from "@tanstack/react-table";
import { amountIn, changeOf, rateIn, type ComparedEstate } from "./figures.ts";
import { AMOUNTS, ratesIn, type RateName, type UnitOfAccount } from "./rates.ts";
import { EstateName } from "./estate-name.tsx";
import { RateCell } from "./rate-cell.tsx";
import { RegionName } from "./region-name.tsx";
import { part } from "./use-fraction.ts";

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

const helper = createColumnHelper<typeof features, ComparedEstate>();
const CHINESE = new Intl.Collator("zh-CN");

const byText =
  (text: (estate: ComparedEstate) => string) => (a: { original: ComparedEstate }, b: { original: ComparedEstate }) =>
    CHINESE.compare(text(a.original), text(b.original));

/** A rate, and its two changes as columns to sort by that stand inside its cell. */
const rateColumns = (name: RateName) => [
  helper.accessor(({ collection }) => rateIn(collection, name).value ?? undefined, {
    id: name,
    sortFn: "basic",
    sortUndefined: "last",
    cell: ({ row: { original } }) => <RateCell figures={original.collection} name={name} of={original} />,
  }),
  ...(["previousPeriod", "lastYear"] as const).map((against) =>
    helper.accessor(({ collection }) => changeOf(collection, name, against) ?? undefined, {
      id: `${name}.${against}`,
      sortFn: "basic",
      sortUndefined: "last",
    }),
  ),
];

const columnsIn = (unit: UnitOfAccount) =>
  helper.columns([
    helper.accessor("name", {
      id: "estate",
      sortFn: byText(({ name }) => name),
      cell: ({ row: { original } }) => <EstateName estate={original} />,
    }),
    helper.accessor("region", {
      sortFn: byText(({ region }) => region),
      cell: ({ getValue }) => <RegionName region={getValue()} />,
    }),
    ...ratesIn(unit).flatMap(rateColumns),
    ...AMOUNTS[unit].map((name) =>
      helper.accessor(({ collection }) => BigInt(amountIn(collection, name)), {
        id: name,
        sortFn: "basic",
        cell: ({ row: { original } }) => <span className="amount">{part(amountIn(original.collection, name))}</span>,
      }),
    ),
  ]);

export const columns = { MONEY: columnsIn("MONEY"), HOUSEHOLDS: columnsIn("HOUSEHOLDS") } as const;

/** The columns to sort by alone. */
const insideCells = (unit: UnitOfAccount) =>
  Object.fromEntries(
    ratesIn(unit).flatMap((name) => [
      [`${name}.previousPeriod`, false],
      [`${name}.lastYear`, false],
    ]),
  );

export const hidden = { MONEY: insideCells("MONEY"), HOUSEHOLDS: insideCells("HOUSEHOLDS") } as const;
