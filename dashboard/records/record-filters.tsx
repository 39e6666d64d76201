import { Button, MultiSelect, Select, Switch, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { BuildingChoicesDocument, RecordChoicesDocument } from "../api/generated/graphql.ts";
import { feeItemName } from "../format/fee-name.ts";
import { useFrame } from "../shell/frame.ts";
import { DayField } from "../ui/day-field.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { useUnread } from "../ui/use-unread.ts";
import type { ShowRecords } from "./records-page.tsx";
import {
  CHANNELS,
  FEE_CLASSES,
  KINDS,
  isNarrowed,
  NOTHING_NARROWED,
  SORTS,
  STATUSES,
  type RecordsView,
} from "./records-view.ts";

interface RecordFiltersProps {
  readonly view: RecordsView;
  readonly asOf: string;
  readonly show: ShowRecords;
}

/** Everything that the lists can be narrowed by, and their order. */
export function RecordFilters({ view, asOf, show }: RecordFiltersProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  return (
    <FilterBar first={<TextFilter key={view.list} text={view.text} show={show} />}>
      <PlaceFilters view={view} show={show} />
      {view.list === "bills" ? <BillFilters view={view} show={show} /> : <ReceiptFilters view={view} show={show} />}
      <Choice
        name={t("feeClass")}
        none={t("allFeeClasses")}
        value={view.feeClass}
        data={FEE_CLASSES.map((value) => ({ value, label: t(`fee${value}`) }))}
        choose={(chosen) => show({ feeClass: FEE_CLASSES.find((own) => own === chosen) ?? null })}
      />
      <RangeFilters view={view} show={show} />
      <DayField name={t("asOf")} day={asOf} last={today} choose={(day) => show({ asOf: day })} />
      <Choice
        name={t("order")}
        none=""
        value={view.sort}
        data={SORTS.map((value) => ({ value, label: t(`order_${view.list}${value}`) }))}
        choose={(chosen) => show({ sort: SORTS.find((own) => own === chosen) ?? "-day" })}
      />
      {isNarrowed(view) && (
        <Button variant="subtle" size="compact-sm" onClick={() => show(NOTHING_NARROWED)}>
          {t("clearFilters")}
        </Button>
      )}
    </FilterBar>
  );
}

type Narrow = Pick<RecordFiltersProps, "view" | "show">;

/** Takes what is typed once the typing rests. */
function TextFilter({ text, show }: { readonly text: string; readonly show: ShowRecords }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const [told, setTold] = useState(text);
  if (told !== text) {
    // The address changed elsewhere, by going back or by clearing.
    setTold(text);
    setTyped(text);
  }
  const take = useDebouncedCallback((value: string) => {
    setTold(value.trim());
    show({ text: value.trim() });
  }, 300);
  return (
    <TextInput
      type="search"
      className="records-text"
      aria-label={t("searchRecords")}
      placeholder={t("searchRecordsHint")}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        take(value);
      }}
    />
  );
}

interface ChoiceProps {
  readonly name: string;
  /** What no choice means; an empty text where there has to be one. */
  readonly none: string;
  readonly value: string | null;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string | null) => void;
  /** What it says while its list could not be read. */
  readonly unread?: ReturnType<typeof useUnread>;
}

function Choice({ name, none, value, data, choose, unread = {} }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="filter-one"
      aria-label={name}
      placeholder={none}
      data={[...data]}
      value={value}
      onChange={choose}
      searchable={data.length > 8}
      allowDeselect={none !== ""}
      clearable={none !== ""}
      {...unread}
      clearButtonProps={{ "aria-label": t("clear") }}
    />
  );
}

function PlaceFilters({ view, show }: Narrow) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: RecordChoicesDocument });
  const unread = useUnread(error, () => ask({ requestPolicy: "network-only" }));
  const estates = data?.estates ?? (view.estate === "" ? [] : [{ code: view.estate, name: "" }]);
  const [{ data: within }] = useQuery({
    query: BuildingChoicesDocument,
    variables: { estate: view.estate },
    pause: view.estate === "",
  });
  const named = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    value: code,
    label: `${code} ${name}`.trimEnd(),
  });
  return (
    <>
      <Choice
        name={t("estate")}
        none={t("allEstates")}
        value={view.estate === "" ? null : view.estate}
        data={estates.map(named)}
        unread={unread}
        choose={(estate) => show({ estate: estate ?? "", building: "" })}
      />
      {view.estate !== "" && (
        <Choice
          name={t("building")}
          none={t("allBuildings")}
          value={view.building === "" ? null : view.building}
          data={(within?.estate?.buildings ?? []).map(named)}
          choose={(building) => show({ building: building ?? "" })}
        />
      )}
      {view.list === "bills" && (
        <Choice
          name={t("feeItem")}
          none={t("allFeeItems")}
          value={view.feeItem === "" ? null : view.feeItem}
          data={(data?.filters.feeItems ?? []).map((value) => ({ value, label: feeItemName(t, value) }))}
          unread={unread}
          choose={(feeItem) => show({ feeItem: feeItem ?? "" })}
        />
      )}
    </>
  );
}

function BillFilters({ view, show }: Narrow) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      className="filter-many"
      data-chosen={view.statuses.length > 0}
      aria-label={t("status")}
      placeholder={view.statuses.length === 0 ? t("allStatuses") : ""}
      data={STATUSES.map((value) => ({ value, label: t(`status${value}`) }))}
      value={[...view.statuses]}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      onChange={(chosen) => show({ statuses: STATUSES.filter((status) => chosen.includes(status)) })}
    />
  );
}

function ReceiptFilters({ view, show }: Narrow) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        name={t("receiptKind")}
        none={t("allKinds")}
        value={view.kind}
        data={KINDS.map((value) => ({ value, label: t(`receipt${value}`) }))}
        choose={(chosen) => show({ kind: KINDS.find((own) => own === chosen) ?? null })}
      />
      <Choice
        name={t("channel")}
        none={t("allChannels")}
        value={view.channel}
        data={CHANNELS.map((value) => ({ value, label: t(`channel${value}`) }))}
        choose={(chosen) => show({ channel: CHANNELS.find((own) => own === chosen) ?? null })}
      />
      <Switch
        label={t("unidentified")}
        checked={view.unidentified}
        onChange={({ currentTarget }) => show({ unidentified: currentTarget.checked })}
      />
    </>
  );
}

/** Days and amounts from and to; an amount is taken when one leaves its field. */
function RangeFilters({ view, show }: Narrow) {
  const { t } = useTranslation();
  const day = t(view.list === "bills" ? "dueOn" : "paidOn");
  const days = [
    ["from", t("fromOf", { what: day })],
    ["to", t("toOf", { what: day })],
  ] as const;
  const amounts = [
    ["least", t("fromOf", { what: t("amount") })],
    ["most", t("toOf", { what: t("amount") })],
  ] as const;
  return (
    <>
      {days.map(([name, label]) => (
        <DayInput
          key={name}
          className="filter-range"
          label={label}
          day={view[name]}
          choose={(day) => show({ [name]: day })}
        />
      ))}
      {amounts.map(([name, label]) => (
        <TextInput
          key={`${name} ${view[name]}`}
          inputMode="decimal"
          className="filter-range"
          label={label}
          defaultValue={view[name]}
          onBlur={({ currentTarget }) => currentTarget.value !== view[name] && show({ [name]: currentTarget.value })}
          onKeyDown={({ key, currentTarget }) => key === "Enter" && show({ [name]: currentTarget.value })}
        />
      ))}
    </>
  );
}
