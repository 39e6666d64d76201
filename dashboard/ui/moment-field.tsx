import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { CalendarRoom, Clock } from "./calendars.tsx";
import { DropdownButton } from "./dropdown-button.tsx";

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
  const take = (chosen: string | null) => {
    setOpen(false);
    choose(chosen);
  };
  return (
    <DropdownButton
      face={
        <>
          <span className="field-name">{name}</span>
          {instant === null ? none : moment(instant)}
        </>
      }
      button={{ className: "field" }}
      name={name}
      opened={open}
      change={setOpen}
      position="bottom-start"
    >
      <CalendarRoom>
        <Clock key={instant} instant={instant} lastDay={lastDay} take={take} />
      </CalendarRoom>
      {instant !== null && (
        <Button variant="subtle" size="compact-sm" fullWidth mt="xs" onClick={() => take(null)}>
          {`${t("clear")} · ${none}`}
        </Button>
      )}
    </DropdownButton>
  );
}
