import { Button, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { FindingEstatesDocument } from "../api/generated/graphql.ts";
import { OneChoice } from "../ui/choices.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { useUnread } from "../ui/use-unread.ts";
import { useTyped } from "../ui/use-typed.ts";
import {
  LISTS,
  isNarrowed,
  NOTHING_NARROWED,
  SEVERITIES,
  SOURCES,
  STATES,
  type FindingsView,
} from "./findings-view.ts";

interface FindingFiltersProps {
  readonly view: FindingsView;
  readonly show: (change: Partial<FindingsView>) => void;
}

/** Everything that the three lists can be narrowed by. */
export function FindingFilters({ view, show }: FindingFiltersProps) {
  const { t } = useTranslation();
  const [{ data, error }, askEstates] = useQuery({ query: FindingEstatesDocument });
  const estates = data?.estates ?? (view.estate === "" ? [] : [{ code: view.estate, name: "" }]);
  const unread = useUnread(error, () => askEstates({ requestPolicy: "network-only" }));
  const [typed, type] = useTyped(view.text, (text) => text !== view.text && show({ text }));
  const choice = <W extends string>(
    name: string,
    none: string,
    value: W | null,
    data: readonly { readonly value: W; readonly label: string }[],
    choose: (chosen: W | null) => void,
    // What it says while its list could not be read.
    unread: ReturnType<typeof useUnread> = {},
  ) => (
    <OneChoice
      className="filter-one finding-filter"
      aria-label={name}
      placeholder={none}
      data={[...data]}
      value={value}
      onChange={(chosen) => choose(data.find((own) => own.value === chosen)?.value ?? null)}
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      {...unread}
    />
  );
  return (
    <FilterBar
      first={
        <TextInput
          type="search"
          className="records-text"
          aria-label={t("searchFindings")}
          placeholder={t("searchFindingsHint")}
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      }
    >
      {choice(
        t("whichFindings"),
        t("everyList"),
        view.list,
        LISTS.map((value) => ({ value, label: t(`list${value}`) })),
        (list) => show({ list }),
      )}
      {choice(
        t("estate"),
        t("allEstates"),
        view.estate === "" ? null : view.estate,
        estates.map(({ code, name }) => ({ value: code, label: `${code} ${name}`.trimEnd() })),
        (estate) => show({ estate: estate ?? "" }),
        unread,
      )}
      {choice(
        t("severity"),
        t("allSeverities"),
        view.severity,
        SEVERITIES.map((value) => ({ value, label: t(`severity${value}`) })),
        (severity) => show({ severity }),
      )}
      {choice(
        t("status"),
        t("allStates"),
        view.state,
        STATES.map((value) => ({ value, label: t(`state${value}`) })),
        (state) => show({ state }),
      )}
      {choice(
        t("source"),
        t("allSources"),
        view.source,
        SOURCES.map((value) => ({ value, label: t(`source${value}`) })),
        (source) => show({ source }),
      )}
      <Switch
        label={t("onlyOverdue")}
        checked={view.overdue}
        onChange={({ currentTarget }) => show({ overdue: currentTarget.checked })}
      />
      <Switch
        label={t("onlyMine")}
        checked={view.mine}
        onChange={({ currentTarget }) => show({ mine: currentTarget.checked })}
      />
      {isNarrowed(view) && (
        <Button variant="subtle" size="compact-sm" onClick={() => show(NOTHING_NARROWED)}>
          {t("clearFilters")}
        </Button>
      )}
    </FilterBar>
  );
}
