import type { ChecklistFragment, FieldQuery } from "../api/generated/graphql.ts";
import type { Draft, DraftPhoto } from "./field-store.ts";

type Assigned = FieldQuery["assignedChecks"][number];
type Item = ChecklistFragment["items"][number];

/** A check's number, as the server calls it too: estate and the first digits of its id. */
export const numberOf = ({ id, estate }: Pick<Draft, "id" | "estate">): string =>
  `${estate.code}-C${id.slice(0, 8).toUpperCase()}`;

const STARTED = { answers: {}, remark: "", confirmation: null, finishedAt: null, refusal: null } as const;

/** Whether a draft carries out what was assigned: the same item of a plan, or the same lot of a draw. */
export const carriesOut = ({ estate, draw, plan, planItem }: Draft, assigned: Assigned): boolean =>
  estate.code === assigned.estate.code &&
  draw === assigned.draw &&
  plan === assigned.plan &&
  planItem === assigned.planItem &&
  (draw !== null || plan !== null);

export function draftOfAssigned(assigned: Assigned, personId: number): Draft {
  const { estate, kind, template, plan, planItem, draw, content } = assigned;
  const subject = kind === "SPECIAL" ? content : "";
  const own = { id: crypto.randomUUID(), personId, startedAt: new Date().toISOString() };
  return { ...STARTED, ...own, estate, kind, template, subject, plan, planItem, draw };
}

/** Whether a number can be recorded as it is typed: two decimals at the most, as the server takes it. */
export const isNumberAnswer = (value: string): boolean => value === "NA" || /^-?\d{1,12}(\.\d{1,2})?$/.test(value);

/** Whether something is still to be answered, or answered so that it can be recorded; notes and photos may be left out. */
export function isOpenItem({ kind, code }: Item, { answers }: Pick<Draft, "answers">): boolean {
  const value = answers[code]?.value ?? "";
  if (kind === "NUMBER") return !isNumberAnswer(value);
  return kind !== "NOTE" && kind !== "PHOTO" && value === "";
}

export const openItems = (draft: Draft): number =>
  draft.template.items.filter((item) => isOpenItem(item, draft)).length;

/** What is sent to start the check, in the words of the API. */
export function startInput({ id, estate, kind, template, subject, plan, planItem, draw, startedAt }: Draft) {
  const { code, version: templateVersion } = template;
  return { id, estate: estate.code, kind, template: code, templateVersion, subject, plan, planItem, draw, startedAt };
}

/** What is sent to hand it in. */
export function recordInput({ id, estate, finishedAt, remark, answers, confirmation, template }: Draft) {
  const given = template.items.flatMap(({ code, kind }) => {
    const answer = answers[code];
    if (answer === undefined || (kind === "PHOTO" && answer.value !== "NA")) return [];
    return [{ item: code, ...answer }];
  });
  return { id, estate: estate.code, finishedAt: finishedAt ?? "", remark, answers: given, confirmation };
}

export const photosOf = (photos: readonly DraftPhoto[], item: string): DraftPhoto[] =>
  photos.filter((photo) => photo.item === item);
