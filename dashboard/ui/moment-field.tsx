import { Button, Group, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantAt, moment } from "../format/moment.ts";
import { CalendarRoom, DayCalendar } from "./calendars.tsx";

interface MomentFieldProps {
  readonly name: string;
  /** What no moment means. */
  readonly none: string;
  readonly instant: string | null;
  readonly lastDay: string;
  readonly choose: (instant: string | null) => void;
}

/** A moment with its name; opens a calendar and a clock. */
export function MomentField({ name, none, instant, lastDay, choose }: MomentFieldProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [day, time] = instant === null ? [lastDay, "23:59"] : [moment(instant).slice(0, 10), moment(instant).slice(11)];
  const take = (chosen: string | null) => {
    setOpen(false);
    choose(chosen);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" className="field" onClick={() => setOpen(!open)} aria-haspopup="dialog">
          <span className="field-name">{name}</span>
          {instant === null ? none : moment(instant)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <Clock key={instant} day={day} time={time} lastDay={lastDay} take={take} />
        {instant !== null && (
          <Button variant="subtle" size="compact-sm" fullWidth mt="xs" onClick={() => take(null)}>
            {`${t("clear")} · ${none}`}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ClockProps {
  readonly day: string;
  readonly time: string;
  readonly lastDay: string;
  readonly take: (instant: string) => void;
}

function Clock({ day: firstDay, time: firstTime, lastDay, take }: ClockProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState(firstDay);
  const [time, setTime] = useState(firstTime);
  return (
    <>
      <CalendarRoom>
        <DayCalendar day={day} last={lastDay} take={setDay} />
      </CalendarRoom>
      <Group mt="xs" gap="xs" wrap="nowrap">
        <TextInput
          type="time"
          aria-label={t("time")}
          value={time}
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
          flex={1}
        />
        <Button disabled={time === ""} onClick={() => take(instantAt(day, time))}>
          {t("apply")}
        </Button>
      </Group>
    </>
  );
}
