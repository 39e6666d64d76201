import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantAt, moment } from "../format/moment.ts";
import { CalendarRoom, DayCalendar } from "./calendars.tsx";

interface ClockProps {
  /** The moment to begin with; the end of the last day, where there is none. */
  readonly instant: string | null;
  readonly lastDay: string;
  readonly take: (instant: string) => void;
}

/** Picks a day and a time of it. */
export function Clock({ instant, lastDay, take }: ClockProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState(instant === null ? lastDay : moment(instant).slice(0, 10));
  const [time, setTime] = useState(instant === null ? "23:59" : moment(instant).slice(11));
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
