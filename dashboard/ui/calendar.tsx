import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatePicker, DatesProvider, MonthPicker, YearPicker } from "@mantine/dates";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodAt, type Period, type PeriodKind } from "../format/period.ts";
import { currentLanguage } from "../i18n/language.ts";
import { QuarterPicker } from "./quarter-picker.tsx";

interface PeriodCalendarProps {
  readonly kind: PeriodKind;
  readonly period: Period;
  readonly take: (period: Period) => void;
}

/** Picks a month, a quarter, a year or a range of days. */
export function PeriodCalendar({ kind, period, take }: PeriodCalendarProps) {
  const { from } = period;
  const takeAt = (of: "MONTH" | "YEAR") => (date: string | null) => {
    if (date !== null) take(periodAt(of, date));
  };
  switch (kind) {
    case "MONTH":
      return (
        <InLanguage>
          <MonthPicker value={from} defaultDate={from} onChange={takeAt("MONTH")} />
        </InLanguage>
      );
    case "YEAR":
      return (
        <InLanguage>
          <YearPicker value={from} defaultDate={from} onChange={takeAt("YEAR")} />
        </InLanguage>
      );
    case "QUARTER":
      return <QuarterPicker period={period} take={take} />;
    case "RANGE":
      return <RangeCalendar period={period} take={take} />;
  }
}

function RangeCalendar({ period, take }: Omit<PeriodCalendarProps, "kind">) {
  const [days, setDays] = useState<[string | null, string | null]>([period.from, period.to]);
  const choose = (chosen: [string | null, string | null]) => {
    setDays(chosen);
    const [from, to] = chosen;
    if (from !== null && to !== null) take({ from, to });
  };
  return (
    <InLanguage>
      <DatePicker type="range" allowSingleDateInRange value={days} defaultDate={period.from} onChange={choose} />
    </InLanguage>
  );
}

interface DayCalendarProps {
  readonly day: string;
  readonly last: string;
  readonly take: (day: string) => void;
}

/** Picks a day, at the latest the last one. */
export function DayCalendar({ day, last, take }: DayCalendarProps) {
  return (
    <InLanguage>
      <DatePicker value={day} defaultDate={day} maxDate={last} onChange={(chosen) => chosen !== null && take(chosen)} />
    </InLanguage>
  );
}

/** Names of months and days in the language of the page; weeks begin on Monday. */
function InLanguage({ children }: { readonly children: ReactNode }) {
  useTranslation();
  return (
    <DatesProvider settings={{ locale: currentLanguage() === "zh" ? "zh-cn" : "en", firstDayOfWeek: 1 }}>
      {children}
    </DatesProvider>
  );
}
