import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { CheckPlansDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { parsePeriod } from "../format/period.ts";
import { useFrame } from "../shell/frame.ts";
import { Panel } from "../ui/panel.tsx";
import { itemsFile, itemsOf } from "./plan-file.ts";
import { PlanItems } from "./plan-items.tsx";
import { useTitleOf } from "./use-title-of.ts";

/** The planned checks that a review's plan completion counted: of an estate, to be done within a period. Nothing where the address names none. */
export function CountedItems() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { day: today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const [period, estate] = [search.get("period"), search.get("estate")];
  const days = period === null ? null : parsePeriod(period);
  const year = today.slice(0, 4);
  const [answer, ask] = useQuery({
    query: CheckPlansDocument,
    variables: { from: `${year}-01-01`, to: `${year}-12-31`, drafts: false },
    pause: days === null || estate === null,
  });
  if (period === null || days === null || estate === null) return null;
  const items = (answer.data?.plans ?? []).flatMap((plan) =>
    itemsOf(plan).filter((item) => item.estate.code === estate && days.from <= item.endsOn && item.endsOn <= days.to),
  );
  const done = items.filter(({ doneOn }) => doneOn !== null && doneOn <= days.to).length;
  const title = t("countedItems", { period, estate: items[0]?.estate.name ?? estate });
  const told = panelState(answer, 160, () => ask({ requestPolicy: "network-only" }));
  const whole = () =>
    setSearch(
      (current) => new URLSearchParams([...current].filter(([name]) => name !== "period" && name !== "estate")),
      {
        replace: true,
      },
    );
  return (
    <Panel
      title={title}
      note={t("countedItemsNote", { done, planned: items.length, day: days.to })}
      state={
        told.kind === "DATA" && items.length === 0
          ? { kind: "EMPTY", title: t("noPlans"), hint: t("countedItemsNone") }
          : told
      }
      file={() => itemsFile(t, titleOf, title, items, today)}
      controls={
        <Button variant="default" size="xs" onClick={whole}>
          {t("wholePlan")}
        </Button>
      }
    >
      <PlanItems items={items} />
    </Panel>
  );
}
