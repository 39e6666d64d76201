import { Button, Textarea } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SetTargetsDocument } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { WholeNumber } from "../ui/whole-number.tsx";
import { changedRows, readPasted, type Unread } from "./pasted-targets.ts";
import "../people/door.css";

interface SetTargetsProps {
  readonly year: number;
  /** The table as it was set last, to be changed. */
  readonly table: string;
  readonly close: () => void;
  readonly done: () => void;
}

const yearsFirst = (year: number): string => `${year}-01-01`;

/** Sets targets 下达目标 from a table that is pasted. */
export function SetTargets({ year: first, table, close, done }: SetTargetsProps) {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const before = readPasted(table).rows;
  // What was held to once is changed from today on, not back to the year's first day.
  const isChanged = before.length > 0 && today.startsWith(`${first}-`);
  const [year, setYear] = useState<number | null>(first);
  const [validFrom, setValidFrom] = useState(isChanged ? today : yearsFirst(first));
  const [reason, setReason] = useState("");
  const [text, setText] = useState(table);
  const { act, busy, wrong, wrongBeside } = useAct(SetTargetsDocument, done);
  const { rows, wrong: unread } = readPasted(text);
  const changed = year === first ? changedRows(rows, before) : rows;
  const same = rows.length - changed.length;
  return (
    <Dialog title={t("setTargets")} close={close} wide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (year !== null) void act({ input: { year, validFrom, reason, rows: [...changed] } });
        }}
      >
        <WholeNumber
          label={t("targetYear")}
          min={1991}
          max={2100}
          value={year}
          error={wrong("year")}
          change={(given) => {
            setYear(given);
            if (given !== null && given >= 1991 && given <= 2100) setValidFrom(yearsFirst(given));
          }}
        />
        <DayInput label={t("validFrom")} required day={validFrom} error={wrong("validFrom")} choose={setValidFrom} />
        <Textarea
          label={t("targetTable")}
          description={t("targetTableHint")}
          required
          autosize
          minRows={6}
          maxRows={14}
          wrap="off"
          classNames={{ input: "pasted-table" }}
          value={text}
          error={unread.length > 0 ? unreadText(t, unread) : wrong("rows")}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {same > 0 && <p className="dim">{t("targetsSame", { count: same })}</p>}
        <Textarea
          label={t("reviewReason")}
          required
          maxLength={500}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("year", "validFrom", "rows", "reason")} />
        <Button type="submit" loading={busy} disabled={changed.length === 0 || unread.length > 0}>
          {t("setTargetsOf", { count: changed.length })}
        </Button>
      </form>
    </Dialog>
  );
}

const COLUMNS = {
  estate: "estateCode",
  currentRate: "currentRate",
  onTimeRate: "onTimeRate",
  overdueRate: "overdueRate",
  recoveryRate: "recoveryRate",
  planned: "plannedAmount",
  stageUntil: "stageEnd",
} as const;

/** The first of them, where a whole table is written in another way. */
function unreadText(t: TFunction, unread: readonly Unread[]): string {
  const told = unread
    .slice(0, SHOWN)
    .map(({ line, column }) =>
      column === null ? t("pasteNothing", { line }) : t("pasteUnread", { line, column: t(COLUMNS[column]) }),
    );
  const isRate = unread.some(({ column }) => column?.endsWith("Rate") === true);
  const more = unread.length > SHOWN ? [t("pasteMore", { count: unread.length - SHOWN })] : [];
  return [...told, ...more, ...(isRate ? [t("pasteRates")] : [])].join(" ");
}
const SHOWN = 5;
