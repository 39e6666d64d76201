import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ChecklistsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { useTitleOf } from "../checks/use-title-of.ts";
import { moment } from "../format/moment.ts";
import { checklistPath, NEW_CHECKLIST, paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { authored } from "../ui/author.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { fullPoints } from "./item-draft.ts";

/** Checklists 检查表, each in its latest version. */
export function Component() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { me } = useFrame();
  const [answer, ask] = useQuery({ query: ChecklistsDocument, requestPolicy: "cache-and-network" });
  const state = panelState({ ...answer, fetching: answer.fetching && answer.data === undefined }, 240, () =>
    ask({ requestPolicy: "network-only" }),
  );
  return (
    <>
      <PageHead
        title={t("checklists")}
        purpose={t("checklistsPurpose")}
        crumbs={[{ name: t("checks"), path: paths.checks }]}
      >
        {me.role === "HEADQUARTERS" && (
          <Button component={Link} to={checklistPath(NEW_CHECKLIST)}>
            {t("newChecklist")}
          </Button>
        )}
      </PageHead>
      <Panel title={t("checklists")} state={state}>
        <PlainTable
          cards
          heads={[
            t("checklist"),
            t("checklistBasis"),
            { number: t("checklistItems") },
            { number: t("fullPoints") },
            t("checklistVersion"),
          ]}
        >
          <tbody>
            {(answer.data?.checkTemplates ?? []).map((checklist) => (
              <tr key={checklist.code}>
                <th scope="row">
                  <Link to={checklistPath(checklist.code)}>{titleOf(checklist)}</Link>
                </th>
                <td data-name={t("checklistBasis")}>{checklist.basis}</td>
                <td className="number" data-name={t("checklistItems")}>
                  {checklist.items.length}
                </td>
                <td className="number" data-name={t("fullPoints")}>
                  {fullPoints(checklist.items)}
                </td>
                <td className="cell-wide" data-name={t("checklistVersion")}>
                  {t("version", { version: checklist.version })}
                  <small>
                    {t("publishedBy", {
                      publisher: authored(t, checklist.publisher, "").author,
                      at: moment(checklist.publishedAt),
                    })}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </Panel>
    </>
  );
}
