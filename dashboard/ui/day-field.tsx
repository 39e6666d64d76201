import { useState } from "react";
import { CalendarRoom, DayCalendar } from "./calendars.tsx";
import { DropdownButton } from "./dropdown-button.tsx";

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
    <DropdownButton
      face={
        <>
          <span className="field-name">{name}</span>
          {day}
        </>
      }
      button={{ className: "field" }}
      name={name}
      opened={open}
      change={setOpen}
      position="bottom-start"
    >
      <CalendarRoom>
        <DayCalendar day={day} last={last} take={take} />
      </CalendarRoom>
    </DropdownButton>
  );
}
