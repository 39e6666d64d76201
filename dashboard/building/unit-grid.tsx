import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { yuan } from "../format/money.ts";
import { householdPath } from "../paths.ts";
import { keptSearch } from "../ui/kept-search.ts";
import { Panel } from "../ui/panel.tsx";
import type { TableFile } from "../ui/table-file.ts";
import type { Household } from "./building-query.ts";
import { floorsOf } from "./floors.ts";
import { shownOf, STANDINGS } from "./standings.ts";
import "./unit-grid.css";

interface UnitGridProps {
  readonly asOf: string;
  readonly households: readonly Household[];
}

/** The building as it stands 房态图: floor by floor a cell for each household, which leads to its ledger. */
export function UnitGrid({ asOf, households }: UnitGridProps) {
  const { t } = useTranslation();
  const floors = floorsOf(households);
  const title = t("unitGrid");
  const used = STANDINGS.filter((each) => households.some((household) => shownOf(household) === each));
  const file = (): TableFile => ({
    name: title,
    header: [t("unitCode"), t("householdCode"), t("status"), t("open"), t("overdueAmount"), t("held")],
    rows: households.map((household) => [
      household.unitCode,
      household.householdCode,
      t(shownOf(household).word),
      { fen: household.open },
      { fen: household.overdue },
      { fen: household.held },
    ]),
  });
  return (
    <Panel
      title={title}
      note={t("unitGridSummary", { day: asOf })}
      file={file}
      state={
        households.length === 0
          ? { kind: "EMPTY", title: t("unitGridNone"), hint: t("unitGridNoneHint") }
          : { kind: "DATA" }
      }
    >
      <ul className="grid-legend">
        {used.map(({ standing, word, sign }) => (
          <li key={standing}>
            <span className="unit-sign" data-standing={standing} aria-hidden="true">
              {sign}
            </span>
            {t(word)}
          </li>
        ))}
        <li>
          <span className="unit-sign" aria-hidden="true">
            +
          </span>
          {t("held")}
        </li>
      </ul>
      <ol className="unit-grid">
        {floors.map(({ floor, households: units }) => (
          <li key={floor} className="unit-floor">
            <span className="unit-floor-name">{floor === null ? t("otherUnits") : t("floor", { floor })}</span>
            <ul className="unit-cells">
              {units.map((household) => (
                <li key={household.unitCode}>
                  <UnitCell household={household} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function UnitCell({ household }: { readonly household: Household }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { standing, word, sign } = shownOf(household);
  const told = t("unitCell", {
    unit: household.unitCode,
    status: t(word),
    open: yuan(household.open),
    held: yuan(household.held),
  });
  return (
    <Link
      className="unit-cell"
      data-standing={standing}
      to={{ pathname: householdPath(household.householdCode), search: keptSearch(search) }}
      aria-label={told}
      title={told}
    >
      <span>{household.unitCode.split("-").at(-1)}</span>
      <span className="unit-mark">
        {BigInt(household.held) > 0n && "+"}
        {sign}
      </span>
    </Link>
  );
}
