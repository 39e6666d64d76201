import { Button, SegmentedControl } from "@mantine/core";
import { Fragment, useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { CheckPlansDocument, type CheckPlansQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { percent } from "../format/ratio.ts";
import { checkPath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { PlanActs } from "./plan-acts.tsx";
import { PlanItems } from "./plan-items.tsx";
import { inspectedFile, planFile, planStateOf } from "./plan-file.ts";
import { useTitleOf } from "./use-title-of.ts";

type Plan = CheckPlansQuery["plans"][number];

/** How far inspection is this year, and what is planned; what follows shows once it is known how long the plan is, and stays in its place. */
export function PlanPanels({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { day: today, me, hasEstates } = useFrame();
  const [search, setSearch] = useSearchParams();
  const plans = me.role === "HEADQUARTERS";
  // Without an estate there is nothing to plan for.
  const drafts = plans && hasEstates;
  const year = today.slice(0, 4);
  const [{ data, error, fetching }, ask] = useQuery({
    query: CheckPlansDocument,
    variables: { from: `${year}-01-01`, to: `${year}-12-31`, drafts: plans },
  });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  const all = data?.plans ?? [];
  const chosen = all.find(({ code }) => code === search.get("plan")) ?? newest(all, today);
  const stateAt = (height: number | string) =>
    panelState({ fetching: fetching && data === undefined, error, data }, height, again);
  const state = stateAt(listHeight(390));
  const figures = data?.inspectionFigures;
  // Without an estate there is nothing that inspection could cover.
  const nobody = figures?.coverage.denominator === 0;
  const empty = { kind: "EMPTY", title: t("noPlans"), hint: t("noPlansHint") } as const;
  return (
    <>
      {!nobody && (
        <Panel
          title={t("inspectedIn", { year })}
          state={stateAt(70)}
          file={() => inspectedFile(t, titleOf, t("inspectedIn", { year }), figures)}
        >
          <dl className="facts check-figures">
            <div>
              <dt>{t("coverage")}</dt>
              <dd>
                {figures === undefined ? "—" : percent(figures.coverage)}
                <small>
                  {figures?.coverage.numerator} / {figures?.coverage.denominator}
                </small>
              </dd>
            </div>
            {figures?.scores.map(({ template, score, checks }) => (
              <div key={titleOf(template)}>
                <dt>{t("scoreWith", { checklist: titleOf(template) })}</dt>
                <dd>
                  {percent(score)}
                  <small>{t("ofChecks", { count: checks })}</small>
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      <Panel
        title={t("inspectionPlan")}
        state={state.kind === "DATA" && chosen === undefined && !drafts ? empty : state}
        {...(chosen !== undefined && { file: () => planFile(t, titleOf, chosen, today) })}
        controls={drafts && <PlanActs plan={chosen} changed={again} />}
      >
        {chosen === undefined ? (
          <p className="dim">{t("noPlansDraft")}</p>
        ) : (
          <>
            <div className="field-acts">
              {all.map(({ code }) => (
                <Button
                  key={code}
                  variant={code === chosen.code ? "filled" : "default"}
                  aria-pressed={code === chosen.code}
                  onClick={() =>
                    setSearch(
                      (current) =>
                        new URLSearchParams([...current].filter(([name]) => name !== "plan").concat([["plan", code]])),
                      {
                        replace: true,
                        preventScrollReset: true,
                      },
                    )
                  }
                >
                  {code}
                </Button>
              ))}
            </div>
            <PlanTable plan={chosen} today={today} />
          </>
        )}
      </Panel>
      <div hidden={state.kind === "LOADING"}>{children}</div>
    </>
  );
}

/** The shortest plan that covers today, or else the latest. */
const newest = (plans: readonly Plan[], today: string): Plan | undefined =>
  plans
    .filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
    .toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1))[0] ?? plans[0];

function PlanTable({ plan, today }: { readonly plan: Plan; readonly today: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<"CALENDAR" | "LIST">("CALENDAR");
  const [version] = plan.versions;
  const stateOf = (item: Plan["items"][number]) => planStateOf(item, today);
  return (
    <>
      <p>
        <Dotted
          parts={[
            <Fragment key="done">
              <b>{version?.title}</b>{" "}
              {t("planCompletion", {
                percent: percent(plan.completion),
                done: plan.completion.numerator,
                planned: plan.completion.denominator,
              })}
            </Fragment>,
            plan.overdue > 0 && (
              <span key="overdue" className="whole">
                {t("planOverdue", { count: plan.overdue })}
              </span>
            ),
          ]}
        />
        <small>
          <Dotted
            parts={[
              version?.publishedAt === null
                ? t("planDraft", { version: version.version })
                : t("planInForce", { version: version?.version ?? 0, publisher: version?.publisher ?? "" }),
              version?.content,
              version?.method,
            ]}
          />
        </small>
      </p>
      <SegmentedControl
        aria-label={t("showAs")}
        value={shown}
        data={[
          { value: "CALENDAR", label: t("asCalendar") },
          { value: "LIST", label: t("asPlanList") },
        ]}
        onChange={(value) => setShown(value === "LIST" ? "LIST" : "CALENDAR")}
      />
      {shown === "CALENDAR" ? (
        <ul className="plan-calendar">
          {plan.items.map((item) => (
            <li key={`${item.estate.code}/${item.item}`} data-state={stateOf(item)}>
              <span>
                {item.estate.name}
                <small>
                  <Dotted
                    parts={[t(`kind${item.kind}`), item.person, `${item.startsOn.slice(5)} – ${item.endsOn.slice(5)}`]}
                  />
                </small>
              </span>
              <span className="plan-bar">
                <i style={barOf(plan, item)} />
                <b style={{ left: `min(calc(${share(plan, item.startsOn)} + 0.5rem), calc(100% - 5rem))` }}>
                  {item.doneOn !== null && item.checkId !== null ? (
                    <Link to={checkPath(item.checkId)}>{t("plandone")}</Link>
                  ) : (
                    t(`plan${stateOf(item)}`)
                  )}
                </b>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <PlanItems items={plan.items} />
      )}
    </>
  );
}

const barOf = (plan: Plan, { startsOn, endsOn }: Plan["items"][number]) => ({
  left: share(plan, startsOn),
  right: `calc(100% - ${share(plan, endsOn, 1)})`,
});

/** How far a day lies into a plan, in per cent. */
function share({ startsOn, endsOn }: Pick<Plan, "startsOn" | "endsOn">, day: string, plus = 0): string {
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const whole = days(startsOn, endsOn) + 1;
  return `${Math.min(100, Math.max(0, (100 * (days(startsOn, day) + plus)) / whole))}%`;
}
