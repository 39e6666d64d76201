import { Button, NumberInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SetTargetsDocument } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { readPasted } from "./pasted-targets.ts";
import "../people/door.css";

interface SetTargetsProps {
  readonly year: number;
  /** The table as it stands, to be changed. */
  readonly table: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Sets targets 下达目标 from a table that is pasted. */
export function SetTargets({ year: first, table, close, done }: SetTargetsProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState(first);
  const [validFrom, setValidFrom] = useState(`${first}-01-01`);
  const [reason, setReason] = useState("");
  const [text, setText] = useState(table);
  const { act, busy, wrong, wrongBeside } = useAct(SetTargetsDocument, done);
  const { rows, wrong: lines } = readPasted(text);
  const unread = lines.length > 0 ? t("pasteUnread", { lines: linesText(lines) }) : undefined;
  return (
    <Dialog title={t("setTargets")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { year, validFrom, reason, rows: [...rows] } });
        }}
      >
        <NumberInput
          label={t("targetYear")}
          required
          min={1991}
          max={2100}
          clampBehavior="none"
          allowDecimal={false}
          value={year}
          error={wrong("year")}
          onChange={(value) => setYear(Number(value))}
        />
        <DayInput label={t("validFrom")} required day={validFrom} error={wrong("validFrom")} choose={setValidFrom} />
        <Textarea
          label={t("targetTable")}
          description={t("targetTableHint")}
          required
          autosize
          minRows={6}
          maxRows={14}
          value={text}
          error={unread ?? wrong("rows")}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Textarea
          label={t("reviewReason")}
          required
          maxLength={500}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("year", "validFrom", "rows", "reason")} />
        <Button type="submit" loading={busy} disabled={rows.length === 0 || lines.length > 0}>
          {t("setTargetsOf", { count: rows.length })}
        </Button>
      </form>
    </Dialog>
  );
}

/** The first of them, where a whole table is written in another way. */
const linesText = (lines: readonly number[]): string =>
  lines.slice(0, SHOWN).join(", ") + (lines.length > SHOWN ? " …" : "");
const SHOWN = 10;
