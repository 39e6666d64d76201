import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { OutlookEstatesDocument } from "../api/generated/graphql.ts";
import { useFrame } from "../shell/frame.ts";
import { OneChoice } from "../ui/choices.tsx";
import { DayField } from "../ui/day-field.tsx";
import { MomentField } from "../ui/moment-field.tsx";

/** Value of the choice of all estates. */
const ALL = "";

interface OutlookFiltersProps {
  /** Null: all estates. */
  readonly code: string | null;
  readonly asOf: string;
  readonly knownAt: string | null;
  /** Last day of the months that are told. */
  readonly closed: string | undefined;
  /** Puts something into the address; an empty text takes it out. */
  readonly show: (name: "estate" | "asOf" | "knownAt", value: string) => void;
}

/** Of which estate, as of which day and as known when. */
export function OutlookFilters({ code, asOf, knownAt, closed, show }: OutlookFiltersProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  const [{ data: names }] = useQuery({ query: OutlookEstatesDocument });
  const estates = (names?.estates ?? []).map((estate) => ({
    value: estate.code,
    label: `${estate.code} ${estate.name}`,
  }));
  return (
    <div className="filters">
      <OneChoice
        aria-label={t("estate")}
        className="filter-place"
        searchable
        allowDeselect={false}
        value={code ?? ALL}
        data={[{ value: ALL, label: t("portfolio") }, ...estates]}
        onChange={(value) => show("estate", value ?? ALL)}
      />
      <DayField name={t("asOf")} day={asOf} last={today} choose={(day) => show("asOf", day === today ? "" : day)} />
      <MomentField
        name={t("knownAt")}
        none={t("knownAtNow")}
        instant={knownAt}
        lastDay={today}
        choose={(instant) => show("knownAt", instant ?? "")}
      />
      {closed !== undefined && <p className="dim">{t("outlookAsOf", { day: closed })}</p>}
    </div>
  );
}
