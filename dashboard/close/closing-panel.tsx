import { Button, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { ClosingDocument, CloseMonthDocument, type ClosingQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { count, yuan } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { currentLanguage } from "../i18n/language.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { monthsOver } from "./close-view.ts";
import "../people/door.css";
import "../ui/facts.css";

const LOOK_BACK = 12;

interface ClosingPanelProps {
  /** First days of the months that are closed. */
  readonly closed: readonly string[];
  readonly done: (month: string) => void;
}

/** Closing a month: what has to hold, what stands open, and the word of whoever closes it. */
export function ClosingPanel({ closed, done }: ClosingPanelProps) {
  const { t } = useTranslation();
  const frame = useFrame();
  const open = monthsOver(frame, LOOK_BACK).filter((month) => !closed.includes(month));
  // The month after the latest closed one, else the last that is over.
  const latest = closed.toSorted().at(-1);
  const next = open.findLast((month) => latest === undefined || month > latest) ?? open[0];
  const [chosen, choose] = useState<string | null>(null);
  const month = chosen !== null && open.includes(chosen) ? chosen : next;
  if (!frame.hasEstates)
    return (
      <Panel title={t("closeAMonth")}>
        <NoRecords />
      </Panel>
    );
  if (month === undefined)
    return (
      <Panel title={t("closeAMonth")} state={{ kind: "EMPTY", title: t("allClosed"), hint: t("allClosedHint") }} />
    );
  return (
    <Panel title={t("closeAMonth")} note={t("closeAMonthNote")}>
      <div className="close-filters">
        <Select
          aria-label={t("month")}
          allowDeselect={false}
          value={month}
          data={open.map((value) => ({ value, label: value.slice(0, 7) }))}
          onChange={choose}
        />
      </div>
      <Preview key={month} month={month} done={done} />
    </Panel>
  );
}

function Preview({ month, done }: { readonly month: string; readonly done: (month: string) => void }) {
  const [asked, ask] = useQuery({ query: ClosingDocument, variables: { month }, requestPolicy: "network-only" });
  const { data } = asked;
  return (
    <PanelBody state={panelState(asked, 320, () => ask({ requestPolicy: "network-only" }))}>
      {data !== undefined && <Form month={month} data={data} done={done} />}
    </PanelBody>
  );
}

interface FormProps {
  readonly month: string;
  readonly data: ClosingQuery;
  readonly done: (month: string) => void;
}

function Form({ month, data: { closing, auditRules }, done }: FormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(CloseMonthDocument, () => done(month));
  const { checks, exceptions, quarantinedRows, estatesBehind, estates, knownAt } = closing;
  const holds = checks.every(({ difference }) => difference === "0");
  const open = exceptions.length > 0 || quarantinedRows > 0;
  const titleOf = (rule: string) => auditRules.find(({ code }) => code === rule)?.title[currentLanguage()] ?? rule;
  return (
    <form
      className="close-form"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { month, reason } });
      }}
    >
      <dl className="facts">
        <div>
          <dt>{t("closingEstates")}</dt>
          <dd>{count(estates)}</dd>
        </div>
        <div>
          <dt>{t("knownAt")}</dt>
          <dd>{knownAt === null ? t("nothingRecorded") : moment(knownAt)}</dd>
        </div>
        <div>
          <dt>{t("quarantinedRows")}</dt>
          <dd>{count(quarantinedRows)}</dd>
        </div>
        <div>
          <dt>{t("estatesBehind")}</dt>
          <dd>{estatesBehind.length === 0 ? t("noneBehind") : estatesBehind.join(" ")}</dd>
        </div>
      </dl>
      <table className="plain close-checks">
        <caption>{t("identities")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("identity")}</th>
            <th scope="col" className="number">
              {t("unexplained")}
            </th>
            <th scope="col">{t("status")}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ identity, difference, estates: where }) => (
            <tr key={identity}>
              <th scope="row">{t(`identity${identity}`)}</th>
              <td className="number">{yuan(difference)}</td>
              <td className="close-verdict">
                {difference === "0" ? t("identityHolds") : t("identityBroken", { estates: where.join(" ") })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {exceptions.length > 0 && (
        <table className="plain close-checks">
          <caption>{t("openExceptions")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("openRule")}</th>
              <th scope="col" className="number">
                {t("howMany")}
              </th>
              <th scope="col" className="number">
                {t("inBrackets", { text: t("amount"), more: t("yuanUnit") })}
              </th>
            </tr>
          </thead>
          <tbody>
            {exceptions.map(({ rule, open: standing, amount }) => (
              <tr key={rule}>
                <th scope="row">{titleOf(rule)}</th>
                <td className="number">{count(standing)}</td>
                <td className="number">{yuan(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Textarea
        label={t("closeReason")}
        description={t(open ? "closeReasonNeeded" : "closeReasonHint")}
        required={open}
        autosize
        minRows={2}
        value={reason}
        error={wrong("reason")}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <FormWrong text={wrongBeside("reason")} />
      <Button type="submit" loading={busy} disabled={!holds}>
        {t("closeMonthAct", { month: month.slice(0, 7) })}
      </Button>
    </form>
  );
}
