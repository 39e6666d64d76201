import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { EstateLink } from "../comparison/estate-link.tsx";
import { count, yuan } from "../format/money.ts";
import { householdPath } from "../paths.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { keptSearch } from "../ui/kept-search.ts";
import { Panel } from "../ui/panel.tsx";
import type { Case, EstateArrears, Structure } from "./arrears-query.ts";
import { share } from "./numbers.ts";

/** Whose arrears they are, by estate. */
export function ArrearsEstates({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const id = useId();
  const amount = t("inBrackets", { text: t("moneyAtRisk"), more: t("yuanUnit") });
  const top = (value: number | null) => (value === null ? "—" : share(value));
  const columns: Column<EstateArrears>[] = [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ code, name }) => <EstateLink code={code} name={name} />,
      fields: [
        { name: t("estateCode"), value: ({ code }) => code },
        { name: t("estate"), value: ({ name }) => name },
      ],
    },
    {
      id: "open",
      numeric: true,
      head: amount,
      cell: ({ open }) => yuan(open),
      fields: [{ name: amount, value: ({ open }) => ({ fen: open }) }],
    },
    {
      id: "share",
      numeric: true,
      head: t("shareOfAll"),
      cell: (one) => share(one.share),
      fields: [{ name: t("shareOfAll"), value: (one) => share(one.share) }],
    },
    {
      id: "owing",
      numeric: true,
      head: t("owingHouseholds"),
      cell: ({ owing }) => count(owing),
      fields: [{ name: t("owingHouseholds"), value: ({ owing }) => owing }],
    },
    {
      id: "top",
      numeric: true,
      wide: true,
      head: t("topFifth"),
      cell: ({ topFifth }) => top(topFifth),
      fields: [{ name: t("topFifth"), value: ({ topFifth }) => top(topFifth) }],
    },
  ];
  const title = t("arrearsByEstate");
  return (
    <Panel
      id={id}
      title={title}
      note={t("arrearsByEstateNote", { estates: count(structure.estates.length) })}
      file={() => tableFile(title, columns, structure.estates)}
    >
      <DataTable labelledBy={id} columns={columns} rows={structure.estates} keyOf={({ code }) => code} />
    </Panel>
  );
}

/** Cases by money at risk, the largest first. */
export function ArrearsCases({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const id = useId();
  const amount = t("inBrackets", { text: t("moneyAtRisk"), more: t("yuanUnit") });
  const columns: Column<Case>[] = [
    {
      id: "household",
      head: t("householdCodeHead"),
      cell: ({ householdCode }) => (
        <Link to={{ pathname: householdPath(householdCode), search: keptSearch(search) }}>{householdCode}</Link>
      ),
      fields: [{ name: t("householdCodeHead"), value: ({ householdCode }) => householdCode }],
    },
    {
      id: "estate",
      wide: true,
      head: t("estate"),
      cell: ({ estateName }) => estateName,
      fields: [{ name: t("estate"), value: ({ estateName }) => estateName }],
    },
    {
      id: "open",
      numeric: true,
      head: amount,
      cell: ({ open }) => yuan(open),
      fields: [{ name: amount, value: ({ open }) => ({ fen: open }) }],
    },
    {
      id: "since",
      numeric: true,
      head: t("owingSince"),
      cell: ({ since }) => since,
      fields: [{ name: t("owingSince"), value: ({ since }) => since }],
    },
    {
      id: "bills",
      numeric: true,
      head: t("owingBills"),
      cell: ({ bills }) => bills,
      fields: [{ name: t("owingBills"), value: ({ bills }) => bills }],
    },
    {
      id: "running",
      numeric: true,
      wide: true,
      head: t("runningShare"),
      cell: ({ runningShare }) => share(runningShare),
      fields: [{ name: t("runningShare"), value: ({ runningShare }) => share(runningShare) }],
    },
  ];
  const title = t("arrearsCases");
  const last = structure.cases.at(-1);
  return (
    <Panel
      id={id}
      title={title}
      note={
        last !== undefined &&
        (structure.cases.length === structure.owing
          ? t("arrearsCasesAll", { count: structure.owing })
          : t("arrearsCasesNote", { count: structure.cases.length, share: share(last.runningShare) }))
      }
      file={() => tableFile(title, columns, structure.cases)}
    >
      <DataTable
        labelledBy={id}
        columns={columns}
        rows={structure.cases}
        keyOf={({ householdCode }) => householdCode}
      />
    </Panel>
  );
}
