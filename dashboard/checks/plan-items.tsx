import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CheckPlansQuery } from "../api/generated/graphql.ts";
import { checkPath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { planStateOf } from "./plan-file.ts";
import { useTitleOf } from "./use-title-of.ts";

interface PlanItemsProps {
  readonly items: readonly (CheckPlansQuery["plans"][number]["items"][number] & { readonly plan?: string })[];
}

/** Planned checks as a list: of which estate, when, whose, and by which check they were done. */
export function PlanItems({ items }: PlanItemsProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { day: today } = useFrame();
  return (
    <PlainTable
      cards
      heads={[t("estate"), t("checkKind"), t("checklist"), t("planDays"), t("planPerson"), t("checkState")]}
    >
      <tbody>
        {items.map((item) => (
          <tr key={`${item.plan ?? ""}/${item.estate.code}/${item.item}`}>
            <th scope="row">
              {item.estate.name}
              {item.content !== "" && <small>{item.content}</small>}
            </th>
            <td data-name={t("checkKind")}>{t(`kind${item.kind}`)}</td>
            <td data-name={t("checklist")}>{titleOf(item.template)}</td>
            <td data-name={t("planDays")}>
              {item.startsOn} – {item.endsOn}
            </td>
            <td data-name={t("planPerson")}>{item.person}</td>
            <td data-name={t("checkState")}>
              {item.checkId === null ? (
                t(`plan${planStateOf(item, today)}`)
              ) : (
                <Link to={checkPath(item.checkId)}>{item.doneOn}</Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
