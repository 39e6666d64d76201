import { useTranslation } from "react-i18next";
import type { OneFindingQuery } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { roleName } from "./finding-words.ts";

/** A finding whose cause is gone proposes its own acceptance to whoever may accept it; a person still decides. */
export function CauseNote({ finding }: { readonly finding: NonNullable<OneFindingQuery["finding"]> }) {
  const { t } = useTranslation();
  const { causeGoneAt, closedOn, state, actions, acceptors } = finding;
  if (causeGoneAt === null || closedOn !== null) return null;
  const proposed = actions.includes("ACCEPT")
    ? t("causeProposesToYou")
    : state === "SUBMITTED"
      ? t("causeProposesTo", { who: acceptors.map((role) => roleName(t, role)).join(t("actors")) })
      : t("causeAwaitsWork");
  return (
    <p className="cause-note" role="status">
      {t("causeGoneSince", { moment: moment(causeGoneAt) })} {proposed}
    </p>
  );
}
