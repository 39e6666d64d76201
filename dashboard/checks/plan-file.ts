import type { TFunction } from "i18next";
import type { CheckPlansQuery } from "../api/generated/graphql.ts";
import type { Ratio } from "../format/ratio.ts";
import type { FileValue } from "../format/file-value.ts";
import type { TableFile } from "../ui/table-file.ts";

type Plan = CheckPlansQuery["plans"][number];
type Item = Plan["items"][number];
type TitleOf = (template: Item["template"]) => string;

/** Where an item of a plan stands on a day. */
export const planStateOf = ({ doneOn, startsOn, endsOn }: Item, today: string) =>
  doneOn !== null ? "done" : endsOn < today ? "late" : startsOn <= today ? "open" : "ahead";

/** A plan as it goes into a file. */
export const planFile = (t: TFunction, titleOf: TitleOf, plan: Plan | undefined, today: string): TableFile =>
  itemsFile(t, titleOf, t("inspectionPlan"), plan === undefined ? [] : itemsOf(plan), today);

/** An item with the code of its plan. */
export type PlannedItem = Item & { readonly plan: string };

export const itemsOf = ({ code, items }: Plan): readonly PlannedItem[] =>
  items.map((item) => ({ ...item, plan: code }));

/** Planned checks as they go into a file: each with whose it is and where it stands. */
export const itemsFile = (
  t: TFunction,
  titleOf: TitleOf,
  name: string,
  items: readonly PlannedItem[],
  today: string,
): TableFile => ({
  name,
  header: [
    t("planCode"),
    t("estate"),
    t("checkKind"),
    t("planContent"),
    t("checklist"),
    t("firstDayOfCheck"),
    t("lastDayOfCheck"),
    t("planPerson"),
    t("checkState"),
    t("checkDay"),
  ],
  rows: items.map((item) => [
    item.plan,
    `${item.estate.code} ${item.estate.name}`,
    t(`kind${item.kind}`),
    item.content,
    titleOf(item.template),
    item.startsOn,
    item.endsOn,
    item.person,
    t(`plan${planStateOf(item, today)}`),
    item.doneOn ?? "",
  ]),
});

/** How far inspection is, as it goes into a file. */
export function inspectedFile(
  t: TFunction,
  titleOf: TitleOf,
  name: string,
  figures: CheckPlansQuery["inspectionFigures"] | undefined,
): TableFile {
  const row = (what: string, share: Ratio): readonly FileValue[] => [
    what,
    { share },
    share.numerator ?? "",
    share.denominator ?? "",
  ];
  return {
    name,
    header: [t("metric"), t("checkScore"), t("numerator"), t("denominator")],
    rows:
      figures === undefined
        ? []
        : [
            row(t("coverage"), figures.coverage),
            ...figures.scores.map(({ template, score }) => row(titleOf(template), score)),
          ],
  };
}
