import { Button } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useClient } from "urql";
import { ChecksDocument, type CheckKind, type CheckState, type ListedCheckFragment } from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { checkPath, paths } from "../paths.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { usePages, type ReadPage } from "../records/use-pages.ts";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { ManyChoice } from "../ui/choices.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { PlanPanels } from "./plan-panels.tsx";
import { useTitleOf } from "./use-title-of.ts";
import "../ui/facts.css";
import "./checks.css";

const KINDS: readonly CheckKind[] = ["ROUTINE", "SPECIAL", "SURPRISE", "SELF", "THIRD_PARTY"];
const STATES: readonly CheckState[] = ["STARTED", "RECORDED", "CONFIRMED"];

/** Plans, their calendar and the checks 检查 that carried them out. */
export function Component() {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  return (
    <>
      <PageHead title={t("checks")} purpose={t("checksPurpose")}>
        <div className="page-acts">
          <Button component={Link} to={paths.checklists} variant="default">
            {t("checklists")}
          </Button>
          <Button component={Link} to={paths.draws} variant="default">
            {t("surpriseDraws")}
          </Button>
          <PrintButton size="sm" />
          {isOpenTo(HOUSEHOLDS, role) && (
            <Button component="a" href={paths.field}>
              {t("logCheck")}
            </Button>
          )}
        </div>
      </PageHead>
      <PlanPanels />
      <CheckList />
    </>
  );
}

function CheckList() {
  const { t } = useTranslation();
  const client = useClient();
  const [search, setSearch] = useSearchParams();
  const kindText = search.get("kinds") ?? "";
  const stateText = search.get("states") ?? "";
  const read = useCallback<ReadPage<ListedCheckFragment>>(
    async (after) => {
      const kinds = KINDS.filter((kind) => kindText.split(",").includes(kind));
      const states = STATES.filter((state) => stateText.split(",").includes(state));
      const filter = { ...(kinds.length > 0 && { kinds }), ...(states.length > 0 && { states }) };
      const asked = await client
        .query(ChecksDocument, { filter, after }, { requestPolicy: "network-only" })
        .toPromise();
      return { ...(asked.data && { page: asked.data.checks }), ...(asked.error && { error: asked.error }) };
    },
    [client, kindText, stateText],
  );
  const pages = usePages(read);
  const show = (name: string, chosen: readonly string[]) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (chosen.length === 0) next.delete(name);
        else next.set(name, chosen.join(","));
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const chosenOf = (text: string) => text.split(",").filter((word) => word !== "");
  return (
    <Panel title={t("checksCarriedOut")}>
      <div className="check-filters">
        <ManyChoice
          className="filter-many"
          aria-label={t("checkKind")}
          placeholder={kindText === "" ? t("allCheckKinds") : ""}
          clearable
          value={chosenOf(kindText)}
          data={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))}
          onChange={(chosen) => show("kinds", chosen)}
        />
        <ManyChoice
          className="filter-many"
          aria-label={t("checkState")}
          placeholder={stateText === "" ? t("allCheckStates") : ""}
          clearable
          value={chosenOf(stateText)}
          data={STATES.map((value) => ({ value, label: t(`checkIs${value}`) }))}
          onChange={(chosen) => show("states", chosen)}
        />
      </div>
      <PanelBody state={stateOfPages(pages, { height: 240, title: t("noChecks"), hint: t("noChecksHint") })}>
        <PlainTable
          cards
          heads={[
            t("checkNo"),
            t("estate"),
            t("checkKind"),
            t("checklist"),
            t("checkDay"),
            t("inspector"),
            t("checkScore"),
            t("findingsRaised"),
            t("checkState"),
          ]}
        >
          <tbody>
            {pages.rows.map((check) => (
              <CheckRow key={check.checkId} check={check} />
            ))}
          </tbody>
        </PlainTable>
        <MoreRows pages={pages} />
      </PanelBody>
    </Panel>
  );
}

function CheckRow({ check }: { readonly check: ListedCheckFragment }) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { checkId, number, estate, kind, subject, template, onDay, inspector, earned, possible } = check;
  return (
    <tr>
      <th scope="row">
        <Link to={checkPath(checkId)}>{number}</Link>
      </th>
      <td data-name={t("estate")}>{estate.name}</td>
      <td data-name={t("checkKind")}>
        {t(`kind${kind}`)}
        {subject !== "" && <small>{subject}</small>}
      </td>
      <td data-name={t("checklist")}>{titleOf(template)}</td>
      <td data-name={t("checkDay")}>{onDay}</td>
      <td data-name={t("inspector")}>{inspector}</td>
      <td data-name={t("checkScore")}>
        {percent({ numerator: earned ?? 0, denominator: possible ?? 0 })}
        {possible !== null && (
          <small>
            {earned} / {possible}
          </small>
        )}
      </td>
      <td data-name={t("findingsRaised")}>{check.findingCount}</td>
      <td data-name={t("checkState")}>{t(`checkIs${check.state}`)}</td>
    </tr>
  );
}
