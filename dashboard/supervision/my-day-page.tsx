import { Button } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FindingFilter } from "../api/generated/graphql.ts";
import { paths } from "../paths.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { listHeight } from "../ui/list-height.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { ChecksToDo } from "./checks-to-do.tsx";
import { FindingCard } from "./finding-card.tsx";
import { useFindings } from "./use-findings.ts";
import { useLookedAt } from "../ui/use-looked-at.ts";
import "./supervision.css";

const AWAITING: FindingFilter = { awaitingMe: true };
/** What is listed above is not listed again. */
const MINE: FindingFilter = { mine: true, awaitingMe: false };
const OVERDUE: FindingFilter = { overdue: true, awaitingMe: false };
const OVERDUE_OF_OTHERS: FindingFilter = { ...OVERDUE, mine: false };

/** What waits for the reader today 我的待办: to be done, to be checked, to be rectified, and what is late in their scope. */
export function Component() {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [read, setRead] = useState(0);
  const [lateAwaiting, tellAwaiting] = useState(false);
  const [lateOfMine, tellOfMine] = useState(false);
  // What is late and listed above is not listed again: then nothing else is.
  const noneOverdue =
    lateAwaiting || lateOfMine
      ? ([t("nothingElseOverdue"), t("nothingElseOverdueHint")] as const)
      : ([t("nothingOverdue"), t("nothingOverdueHint")] as const);
  useLookedAt(useCallback(() => setRead((before) => before + 1), []));
  return (
    <>
      <PageHead title={t("myDay")} purpose={t("myDayPurpose")}>
        <div className="page-acts">
          {role === "HEADQUARTERS" && (
            <Button variant="default" component={Link} to={paths.notices}>
              {t("noticeSettings")}
            </Button>
          )}
          <Button component={Link} to={paths.raiseFinding}>
            {t("raiseFinding")}
          </Button>
        </div>
      </PageHead>
      <DayPanel
        key={`awaiting ${read}`}
        filter={AWAITING}
        title={t("awaitingMe")}
        note={t("awaitingMeNote")}
        none={[t("nothingAwaits"), t("nothingAwaitsHint")]}
        tellLate={tellAwaiting}
      />
      {isOpenTo(HOUSEHOLDS, role) && <ChecksToDo key={`checks ${read}`} />}
      {role === "ESTATE_MANAGER" && (
        <DayPanel
          key={`mine ${read}`}
          filter={MINE}
          title={t("myRectifications")}
          note={t("myRectificationsNote")}
          none={[t("noRectifications"), t("noRectificationsHint")]}
          tellLate={tellOfMine}
        />
      )}
      <DayPanel
        key={`overdue ${read}`}
        filter={role === "ESTATE_MANAGER" ? OVERDUE_OF_OTHERS : OVERDUE}
        title={t("overdueFindings")}
        note={t("overdueFindingsNote")}
        none={noneOverdue}
      />
    </>
  );
}

interface DayPanelProps {
  readonly filter: FindingFilter;
  readonly title: string;
  readonly note: string;
  readonly none: readonly [title: string, hint: string];
  /** Told whether any of its findings is late. */
  readonly tellLate?: (late: boolean) => void;
}

function DayPanel({ filter, title, note, none: [empty, hint], tellLate }: DayPanelProps) {
  const pages = useFindings(filter, "DUE", 50);
  const late = pages.rows.some(({ overdue }) => overdue);
  useEffect(() => tellLate?.(late), [tellLate, late]);
  return (
    <Panel title={title} note={note} state={stateOfPages(pages, { height: listHeight(160), title: empty, hint })}>
      <ul className="finding-cards day">
        {pages.rows.map((finding) => (
          <FindingCard key={finding.code} finding={finding} />
        ))}
      </ul>
      <MoreRows pages={pages} />
    </Panel>
  );
}
