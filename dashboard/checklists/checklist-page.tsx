import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ChecklistVersionsDocument, type WrittenChecklistFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { useTitleOf } from "../checks/use-title-of.ts";
import { moment } from "../format/moment.ts";
import { checklistPath, NEW_CHECKLIST, paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { authored } from "../ui/author.ts";
import { OneChoice } from "../ui/choices.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { ChecklistEditor } from "./checklist-editor.tsx";
import { ItemTable } from "./item-table.tsx";
import "./checklists.css";

/** A checklist in any of its versions; headquarters writes and publishes the next. */
export function Component() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const navigate = useNavigate();
  const { code = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const head = useFrame().me.role === "HEADQUARTERS";
  const begun = code === NEW_CHECKLIST;
  const [answer, ask] = useQuery({ query: ChecklistVersionsDocument, variables: { code }, pause: begun });
  const again = () => ask({ requestPolicy: "network-only" });
  const versions = answer.data?.checkTemplateVersions ?? [];
  const [latest] = versions;
  const shown = versions.find(({ version }) => String(version) === search.get("version")) ?? latest;
  const writing = head && (begun || (search.has("edit") && latest !== undefined));
  const state = panelState({ ...answer, fetching: answer.fetching && answer.data === undefined }, 320, again);
  const none = { kind: "EMPTY", title: t("checklistNotFound"), hint: t("checklistNotFoundHint") } as const;
  const missing = state.kind === "DATA" && latest === undefined;
  const published = (own: string) => {
    again();
    void navigate(checklistPath(own), { replace: true });
  };
  return (
    <>
      <PageHead
        title={begun ? t("newChecklist") : latest === undefined ? t("checklist") : titleOf(latest)}
        purpose={t("checklistsPurpose")}
        crumbs={[
          { name: t("checks"), path: paths.checks },
          { name: t("checklists"), path: paths.checklists },
        ]}
      >
        {head && !writing && latest !== undefined && (
          <Button onClick={() => setSearch({ edit: "1" })}>{t("nextChecklist")}</Button>
        )}
      </PageHead>
      {writing ? (
        <ChecklistEditor
          key={latest?.version ?? 0}
          versions={versions}
          close={() => void navigate(begun ? paths.checklists : checklistPath(code), { replace: true })}
          published={published}
        />
      ) : (
        <Panel
          title={t("checklistItems")}
          {...(shown !== undefined && { note: <VersionNote checklist={shown} /> })}
          state={begun || missing ? none : state}
          controls={
            <OneChoice
              aria-label={t("checklistVersion")}
              value={String(shown?.version ?? "")}
              data={versions.map(({ version }) => ({ value: String(version), label: t("version", { version }) }))}
              onChange={(version) => setSearch(version === null ? {} : { version }, { replace: true })}
            />
          }
        >
          {shown !== undefined && <ItemTable items={shown.items} />}
        </Panel>
      )}
    </>
  );
}

function VersionNote({ checklist }: { readonly checklist: WrittenChecklistFragment }) {
  const { t } = useTranslation();
  const { publishedAt, basis } = checklist;
  const { author, reason } = authored(t, checklist.publisher, checklist.reason);
  const note = t("versionNote", { publisher: author, at: moment(publishedAt), reason });
  return basis === "" ? note : `${note}${t("versionBasis", { basis })}`;
}
