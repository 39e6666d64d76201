import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FileFailure } from "../api/fetch-file.ts";
import { periodAt, type Period } from "../format/period.ts";
import { paths } from "../paths.ts";
import { Breadcrumb } from "../ui/breadcrumb.tsx";
import { ManyChoice, OneChoice } from "../ui/choices.tsx";
import { DayField } from "../ui/day-field.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FileAct } from "../ui/file-act.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { Panel } from "../ui/panel.tsx";
import { PeriodPicker } from "../ui/period-picker.tsx";
import { saveFile } from "../ui/save-file.ts";
import { words } from "./words.ts";

const TODAY = "2026-11-20";

const fail = (): Promise<void> =>
  Promise.reject(new FileFailure({ kind: "FAULT", message: "", requestId: "5f0c2a9e-7d1b" }));

/** Whatever can be pressed, chosen or filled in. */
export function ControlSamples() {
  const { t } = useTranslation();
  const w = words();
  const [period, setPeriod] = useState<Period>(periodAt("QUARTER", TODAY));
  const [day, setDay] = useState(TODAY);
  const [instant, setInstant] = useState<string | null>(null);
  const [one, setOne] = useState<string | null>(null);
  const [many, setMany] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Panel title={w.controls} note={w.controlsNote}>
        <Breadcrumb crumbs={[{ name: t("estateComparison"), path: paths.comparison }]} />
        <div className="design-row">
          <Button>{t("retry")}</Button>
          <Button variant="default">{t("back")}</Button>
          <Button variant="subtle" size="compact-sm">
            {t("clearFilters")}
          </Button>
          <Button variant="default" disabled>
            {t("apply")}
          </Button>
          <Button variant="default" loading>
            {t("apply")}
          </Button>
          <Button color="#a63f00">{t("withdraw")}</Button>
          <button type="button" className="rate-value">
            93.27%
          </button>
          <Button variant="default" onClick={() => setOpen(true)} aria-haspopup="dialog">
            {w.dialog}
          </Button>
        </div>
        <div className="page-acts">
          <FileAct
            label={w.file}
            hint={w.fileHint}
            make={async () => saveFile(`${w.file}.txt`, new Blob([w.fileHint]))}
          />
          <FileAct label={w.refused} hint={w.fileHint} make={fail} />
        </div>
      </Panel>
      <FilterBar first={<PeriodPicker period={period} today={TODAY} choose={setPeriod} />}>
        <DayField name={t("asOf")} day={day} last={TODAY} choose={setDay} />
        <MomentField name={t("knownAt")} none={t("knownAtNow")} instant={instant} lastDay={TODAY} choose={setInstant} />
        <OneChoice
          className="filter-many"
          aria-label={w.choose}
          placeholder={w.choose}
          data={[w.own, w.others]}
          value={one}
          onChange={setOne}
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
        />
        <ManyChoice
          className="filter-many"
          data-chosen={many.length > 0}
          aria-label={w.some}
          placeholder={many.length === 0 ? w.some : ""}
          data={[w.own, w.others]}
          value={many}
          onChange={setMany}
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
        />
        <Switch label={t("withoutDevelopers")} />
      </FilterBar>
      {open && (
        <Dialog title={w.dialogTitle} close={() => setOpen(false)}>
          <p>{w.dialogText}</p>
        </Dialog>
      )}
    </>
  );
}
