import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import { CalendarRoom, DayCalendar } from "./calendars.tsx";

interface DayFieldProps {
  readonly name: string;
  readonly day: string;
  readonly last: string;
  readonly choose: (day: string) => void;
}

/** A day with its name; opens a calendar. */
export function DayField({ name, day, last, choose }: DayFieldProps) {
  const [open, setOpen] = useState(false);
  const take = (chosen: string) => {
    setOpen(false);
    choose(chosen);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" className="field" onClick={() => setOpen(!open)} aria-haspopup="dialog">
          <span className="field-name">{name}</span>
          {day}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <CalendarRoom>
          <DayCalendar day={day} last={last} take={take} />
        </CalendarRoom>
      </Popover.Dropdown>
    </Popover>
  );
}
