import { ActionIcon, Group, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { kindOf, neighbour, periodAt, PERIOD_KINDS, type Period, type PeriodKind } from "../format/period.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { CalendarRoom, PeriodCalendar } from "./calendars.tsx";
import { DropdownButton } from "./dropdown-button.tsx";

const KIND_WORDS = { MONTH: "month", QUARTER: "quarter", YEAR: "year", RANGE: "range" } as const;

interface PeriodPickerProps {
  readonly period: Period;
  readonly today: string;
  readonly choose: (period: Period) => void;
}

/** Month, quarter, year or any range of days, and the way to the one before and after. */
export function PeriodPicker({ period, today, choose }: PeriodPickerProps) {
  const { t } = useTranslation();
  // A range that has been asked for but not picked yet stands in no address.
  const [asked, setAsked] = useState<PeriodKind | null>(null);
  const [open, setOpen] = useState(false);
  const kind = asked ?? kindOf(period);
  const take = (chosen: Period) => {
    setAsked(null);
    setOpen(false);
    choose(chosen);
  };
  const takeKind = (wanted: PeriodKind) => {
    if (wanted !== "RANGE") return take(periodAt(wanted, period.to < today ? period.to : today));
    setAsked("RANGE");
    setOpen(true);
  };
  const close = (now: boolean) => {
    setOpen(now);
    if (!now) setAsked(null);
  };
  return (
    <Group gap="xs" role="group" aria-label={t("periodLabel")} className="period-picker">
      <SegmentedControl
        aria-label={t("periodKind")}
        value={kind}
        onChange={takeKind}
        data={PERIOD_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
      />
      <Group gap={4} wrap="nowrap">
        <Step label={t("earlierPeriod")} sign="‹" go={() => take(neighbour(period, -1))} />
        <DropdownButton
          face={periodLabel(t, period)}
          button={{ className: "period-label" }}
          name={t("periodLabel")}
          opened={open}
          change={close}
          position="bottom"
        >
          <CalendarRoom>
            <PeriodCalendar kind={kind} period={period} take={take} />
          </CalendarRoom>
        </DropdownButton>
        <Step label={t("laterPeriod")} sign="›" go={() => take(neighbour(period, 1))} disabled={period.to >= today} />
      </Group>
    </Group>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly go: () => void;
  readonly disabled?: boolean;
}

function Step({ label, sign, go, disabled = false }: StepProps) {
  return (
    <ActionIcon variant="default" size={36} aria-label={label} title={label} onClick={go} disabled={disabled}>
      <span aria-hidden="true" className="step-sign">
        {sign}
      </span>
    </ActionIcon>
  );
}
