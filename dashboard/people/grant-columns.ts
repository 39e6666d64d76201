import type { TFunction } from "i18next";
import type { ListedPersonFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import type { FileColumn } from "../records/list-file.ts";
import { parted } from "../records/parted.ts";
import type { ReadPage } from "../records/use-pages.ts";
import type { StampLines } from "../ui/table-file.ts";

type Grant = ListedPersonFragment["grants"][number];

interface GrantRow {
  readonly person: ListedPersonFragment;
  /** Absent for somebody who was granted nothing. */
  readonly grant: Grant | undefined;
}

/** Whether a grant holds no more. */
export const hasEnded = ({ endedAt, endsOn }: Pick<Grant, "endedAt" | "endsOn">, today: string): boolean =>
  endedAt !== null || (endsOn !== null && endsOn < today);

/** People by what they were granted: whoever reviews access reads it grant by grant. */
export const byGrant = (read: ReadPage<ListedPersonFragment>): ReadPage<GrantRow> =>
  parted(read, (person): readonly GrantRow[] =>
    person.grants.length === 0 ? [{ person, grant: undefined }] : person.grants.map((grant) => ({ person, grant })),
  );

/** The columns of grants in a file. */
export const grantColumns = (t: TFunction, today: string): readonly FileColumn<GrantRow>[] => [
  [t("personName"), ({ person }) => person.name],
  [t("login"), ({ person }) => person.phone ?? person.email],
  [t("disabledAt"), ({ person: { disabledAt } }) => disabledAt && moment(disabledAt)],
  [t("role"), ({ grant }) => (grant === undefined ? t("noGrants") : t(`role${grant.role}`))],
  [
    t("estate"),
    ({ grant }) => grant && (grant.estate === null ? t("portfolio") : `${grant.estate.code} ${grant.estate.name}`),
  ],
  [t("firstDay"), ({ grant }) => grant?.startsOn],
  [t("lastDay"), ({ grant }) => grant?.endsOn],
  [t("hasEnded"), ({ grant }) => grant && (hasEnded(grant, today) ? t("hasEnded") : null)],
  [t("grantedBy"), ({ grant }) => grant?.grantedBy],
  [t("interests"), ({ person }) => person.interests.length],
  [t("lastSeen"), ({ person: { seenAt } }) => (seenAt === null ? t("never") : moment(seenAt))],
];

/** What a file of people rests on: the day, and what was searched for. */
export const peopleStamp = (t: TFunction, text: string, today: string): StampLines => [
  [t("scope"), t("portfolio")],
  [t("asOf"), today],
  [t("narrowedBy"), text === "" ? t("notNarrowed") : t("quotedText", { text })],
];
