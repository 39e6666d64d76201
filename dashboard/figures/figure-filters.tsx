import { Button, SegmentedControl, Switch } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "../api/generated/gql.ts";
import { FeeItemsDocument } from "../api/generated/graphql.ts";
import { feeItemName } from "../format/fee-name.ts";
import { PeriodFilter, PositionFilters } from "../reading/reading-fields.tsx";
import { ManyChoice } from "../ui/choices.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import type { FigureView } from "./figure-view.ts";
import { ratesIn, UNITS_OF_ACCOUNT, type UnitOfAccount } from "./rates.ts";

graphql(`
  query FeeItems {
    filters {
      feeItems
    }
  }
`);

const UNIT_WORDS = { MONEY: "money", HOUSEHOLDS: "households" } as const;

interface FigureFiltersProps {
  readonly view: FigureView;
  readonly show: (change: Partial<FigureView>) => void;
  /** Whether a filter of the page's own is set. */
  readonly narrowed?: boolean;
  /** On pages that count nothing but money. */
  readonly moneyAlone?: boolean;
  readonly clear: () => void;
  /** The page's own filters. */
  readonly children?: ReactNode;
}

/** What the figures of a page cover: when, in yuan or households, of which fees. */
export function FigureFilters({
  view,
  show,
  narrowed = false,
  moneyAlone = false,
  clear,
  children,
}: FigureFiltersProps) {
  const { t } = useTranslation();
  const { unit, knownAt, feeItems, withoutDevelopers } = view;
  const chooseUnit = (chosen: UnitOfAccount) => {
    const [rate = "currentRate"] = ratesIn(chosen);
    show({ unit: chosen, rate, sort: { column: rate, descending: true } });
  };
  return (
    <FilterBar first={<PeriodFilter reading={view} show={show} />}>
      {!moneyAlone && (
        <SegmentedControl
          aria-label={t("unitOfAccount")}
          value={unit}
          onChange={chooseUnit}
          data={UNITS_OF_ACCOUNT.map((value) => ({ value, label: t(UNIT_WORDS[value]) }))}
        />
      )}
      <PositionFilters reading={view} show={show} />
      {children}
      <FeeItemFilter chosen={feeItems} choose={(chosen) => show({ feeItems: chosen })} />
      <Switch
        label={t("withoutDevelopers")}
        checked={withoutDevelopers}
        onChange={({ currentTarget }) => show({ withoutDevelopers: currentTarget.checked })}
      />
      {(narrowed || knownAt !== null || feeItems.length > 0 || withoutDevelopers) && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          {t("clearFilters")}
        </Button>
      )}
    </FilterBar>
  );
}

interface FeeItemFilterProps {
  readonly chosen: readonly string[];
  readonly choose: (items: string[]) => void;
}

/** Which fee items count; they are asked for when the list is first opened. */
function FeeItemFilter({ chosen, choose }: FeeItemFilterProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [{ data }] = useQuery({ query: FeeItemsDocument, pause: !opened });
  return (
    <ManyFilter
      name={t("feeItem")}
      none={t("propertyFeeOnly")}
      data={[...new Set([...chosen, ...(data?.filters.feeItems ?? [])])].map((value) => ({
        value,
        label: feeItemName(t, value),
      }))}
      chosen={chosen}
      choose={choose}
      opened={() => setOpened(true)}
    />
  );
}

interface ManyFilterProps {
  readonly name: string;
  /** What no choice means. */
  readonly none: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: string[]) => void;
  readonly opened?: () => void;
}

/** Any number of values; none of them narrows nothing. */
export function ManyFilter({ name, none, data, chosen, choose, opened }: ManyFilterProps) {
  const { t } = useTranslation();
  return (
    <ManyChoice
      className="filter-many"
      data-chosen={chosen.length > 0}
      aria-label={name}
      placeholder={chosen.length === 0 ? none : ""}
      data={[...data]}
      value={[...chosen]}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      onChange={choose}
      {...(opened !== undefined && { onDropdownOpen: opened })}
    />
  );
}
