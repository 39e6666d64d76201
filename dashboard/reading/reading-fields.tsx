import { useTranslation } from "react-i18next";
import type { Period } from "../format/period.ts";
import { useFrame } from "../shell/frame.ts";
import { DayField } from "../ui/day-field.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { PeriodPicker } from "../ui/period-picker.tsx";
import { defaultAsOf, type Reading } from "./reading.ts";

interface ReadingProps {
  readonly reading: Reading;
  readonly show: (change: Partial<Reading>) => void;
}

/** The period; another one is read as of its end again. */
export function PeriodFilter({ reading, show }: ReadingProps) {
  const { today } = useFrame();
  const choose = (period: Period) => show({ period, asOf: defaultAsOf(period, today) });
  return <PeriodPicker period={reading.period} today={today} choose={choose} />;
}

/** As of which day, and as known at which moment. */
export function PositionFilters({ reading, show }: ReadingProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  return (
    <>
      <DayField name={t("asOf")} day={reading.asOf} last={today} choose={(asOf) => show({ asOf })} />
      <MomentField
        name={t("knownAt")}
        none={t("knownAtNow")}
        instant={reading.knownAt}
        lastDay={today}
        choose={(knownAt) => show({ knownAt })}
      />
    </>
  );
}
