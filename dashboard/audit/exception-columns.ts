import type { TFunction } from "i18next";
import type { ListedExceptionFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { FileColumn } from "../records/list-file.ts";

type Proof = ListedExceptionFragment["proof"][number];
type Decision = ListedExceptionFragment["decisions"][number];

/** The columns of exceptions in a file: fact, judgement and what is to be verified apart, with the rows that prove them. */
export function exceptionColumns(t: TFunction): readonly FileColumn<ListedExceptionFragment>[] {
  const language = currentLanguage();
  return [
    [t("auditRule"), ({ rule }) => rule.title[language]],
    [t("auditSeverity"), ({ severity }) => t(`auditSeverity${severity}`)],
    [t("auditStanding"), ({ standing }) => t(`standing${standing}`)],
    [t("estate"), ({ estate: { code, name } }) => `${code} ${name}`],
    [t("household"), ({ unit }) => unit?.householdCode],
    [t("exceptionSubject"), ({ subject }) => subject],
    [t("exceptionDay"), ({ effectiveOn }) => effectiveOn],
    [t("moneyAtStake"), ({ amount }) => (amount === null ? null : { fen: amount })],
    [t("exceptionFact"), ({ fact }) => fact[language]],
    [t("judgement"), ({ rule }) => rule.judgement[language]],
    [t("toBeVerified"), ({ rule }) => rule.verify[language]],
    [t("proofRows"), ({ proof }) => proof.map((row) => proofText(t, row)).join("\n")],
    [t("exceptionTimes"), ({ times }) => times],
    [t("appearedAt"), ({ appearedAt }) => moment(appearedAt)],
    [t("goneAt"), ({ goneAt }) => goneAt && moment(goneAt)],
    [t("decisions"), ({ decisions }) => decisions.map((one) => decisionText(t, one)).join("\n")],
    [t("exceptionFinding"), ({ finding }) => finding?.code],
  ];
}

/** A row by its table and its number there. */
function proofText(t: TFunction, { table, no }: Proof): string {
  switch (table) {
    case "bills":
      return `${t("proofBill")} ${no}`;
    case "receipts":
      return `${t("proofReceipt")} ${no}`;
    case "adjustments":
      return `${t("proofAdjustment")} ${no}`;
    case "units":
      return `${t("proofUnit")} ${no}`;
    default:
      return no;
  }
}

function decisionText(t: TFunction, { decision, reason, expiresOn, actor, decidedAt }: Decision): string {
  const until = expiresOn === null ? "" : ` · ${t("holdsUntil", { day: expiresOn })}`;
  return `${t(`decision${decision}`)}: ${reason} · ${actor} · ${moment(decidedAt)}${until}`;
}
