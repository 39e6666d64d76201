import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useClient } from "urql";
import {
  ChecksDocument,
  type CheckKind,
  type ChecksQuery,
  type CheckState,
  type ListedCheckFragment,
} from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { checkPath, paths } from "../paths.ts";
import { listFile } from "../records/list-file.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { useMemoByText } from "../records/use-memo-by-text.ts";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { ManyChoice } from "../ui/choices.tsx";
import { listHeight } from "../ui/list-height.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { CountedItems } from "./counted-items.tsx";
import { useCheckColumns } from "./use-check-columns.ts";
import { PlanPanels } from "./plan-panels.tsx";
import { useTitleOf } from "./use-title-of.ts";
import "../ui/facts.css";
import "./checks.css";

const KINDS: readonly CheckKind[] = ["ROUTINE", "SPECIAL", "SURPRISE", "SELF", "THIRD_PARTY"];
const STATES: readonly CheckState[] = ["STARTED", "RECORDED", "CONFIRMED"];

/** Plans, their calendar and the checks 检查 that carried them out. */
export function Component() {
  const { t } = useTranslation();
  const {
    day: today,
    me: { role },
  } = useFrame();
  const [search] = useSearchParams();
  const [read, setRead] = useState(0);
  useLookedAt(useCallback(() => setRead((before) => before + 1), []));
  const { kinds, states } = narrowedBy(search);
  const narrowed = [...kinds.map((kind) => t(`kind${kind}`)), ...states.map((state) => t(`checkIs${state}`))];
  const stamp = [
    [t("scope"), t("portfolio")],
    [t("asOf"), today],
    [t("narrowedBy"), narrowed.join(" · ") || t("notNarrowed")],
  ] as const;
  return (
    <PageFiles title={t("checks")} stamp={stamp}>
      <PageHead title={t("checks")} purpose={t("checksPurpose")}>
        <div className="page-acts">
          <Button component={Link} to={paths.checklists} variant="default">
            {t("checklists")}
          </Button>
          <Button component={Link} to={paths.draws} variant="default">
            {t("surpriseDraws")}
          </Button>
          {isOpenTo(HOUSEHOLDS, role) && (
            <Button component="a" href={paths.field}>
              {t("logCheck")}
            </Button>
          )}
        </div>
        <PageActs title={`${t("checks")} ${today}`} />
      </PageHead>
      <CountedItems />
      <PlanPanels>
        <CheckList key={read} />
      </PlanPanels>
    </PageFiles>
  );
}

const pageOf = ({ checks }: ChecksQuery) => checks;

/** What the address narrows the list by. */
const narrowedBy = (search: URLSearchParams) => ({
  kinds: KINDS.filter((kind) => chosenIn(search, "kinds").includes(kind)),
  states: STATES.filter((state) => chosenIn(search, "states").includes(state)),
});

const chosenIn = (search: URLSearchParams, name: string): readonly string[] =>
  (search.get(name) ?? "").split(",").filter((word) => word !== "");

function CheckList() {
  const { t } = useTranslation();
  const client = useClient();
  const [search, setSearch] = useSearchParams();
  const { kinds, states } = narrowedBy(search);
  const filter = useMemoByText({ ...(kinds.length > 0 && { kinds }), ...(states.length > 0 && { states }) });
  const ask = useCallback(
    (page: AskedPage) =>
      client.query(ChecksDocument, { ...page, filter }, { requestPolicy: "network-only" }).toPromise(),
    [client, filter],
  );
  const { pages, read } = useListing(ask, pageOf, 50);
  const columns = useCheckColumns();
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
  return (
    <Panel
      title={t("checksCarriedOut")}
      note={<RowsShown pages={pages} />}
      state={stateOfPages(pages, { height: listHeight(420), title: t("noChecks"), hint: t("noChecksHint") })}
      filters={
        <div className="check-filters">
          <ManyChoice
            className="filter-many"
            aria-label={t("checkKind")}
            placeholder={kinds.length === 0 ? t("allCheckKinds") : ""}
            clearable
            value={kinds}
            data={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))}
            onChange={(chosen) => show("kinds", chosen)}
          />
          <ManyChoice
            className="filter-many"
            aria-label={t("checkState")}
            placeholder={states.length === 0 ? t("allCheckStates") : ""}
            clearable
            value={states}
            data={STATES.map((value) => ({ value, label: t(`checkIs${value}`) }))}
            onChange={(chosen) => show("states", chosen)}
          />
        </div>
      }
      file={() => listFile(t("checksCarriedOut"), columns, read)}
    >
      <PlainTable
        cards
        heads={[
          t("checkNo"),
          t("estate"),
          t("checkKind"),
          t("checklist"),
          t("checkDay"),
          t("inspector"),
          { number: t("checkScore") },
          { number: t("findingsRaised") },
          t("checkState"),
        ]}
      >
        <tbody>
          {pages.rows.map((check) => (
            <CheckRow key={check.checkId} check={check} />
          ))}
        </tbody>
      </PlainTable>
      <MoreRows pages={pages} file="XLSX" />
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
      <td className="number" data-name={t("checkScore")}>
        {percent({ numerator: earned ?? 0, denominator: possible ?? 0 })}
        {possible !== null && (
          <small>
            {earned} / {possible}
          </small>
        )}
      </td>
      <td className="number" data-name={t("findingsRaised")}>
        {check.findingCount}
      </td>
      <td data-name={t("checkState")}>{t(`checkIs${check.state}`)}</td>
    </tr>
  );
}
