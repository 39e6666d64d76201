import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DrawQuery } from "../api/generated/graphql.ts";
import { checkPath } from "../paths.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { readLots, readUniverse } from "./replay.ts";

interface DrawTableProps {
  readonly draw: NonNullable<DrawQuery["draw"]>;
  /** An estate's name with its code; the code alone where the reader does not know it. */
  readonly nameOf: (estate: string) => string;
}

/** Who inspects which estate: how far its check is for those who may follow it, and what was drawn for all once it is revealed. */
export function DrawnLots({ draw: { lots, result, universe }, nameOf }: DrawTableProps) {
  const { t } = useTranslation();
  const { inspectors } = readUniverse(universe);
  const followed = lots.length > 0;
  const rows = followed
    ? lots
    : readLots(result).map(({ estate, inspector }, at) => ({
        lot: at + 1,
        estate,
        inspector: inspectors.find(({ id }) => id === inspector)?.name ?? String(inspector),
        checkId: null,
        checkState: null,
      }));
  if (rows.length === 0) return null;
  return (
    <Panel title={t("drawnLots")} note={t(followed ? "drawnLotsNote" : "drawnLotsTold")}>
      <PlainTable
        cards
        heads={[t("estate"), { number: t("drawnPlace") }, t("inspector"), ...(followed ? [t("checkState")] : [])]}
      >
        <tbody>
          {rows.map(({ lot, estate, inspector, checkId, checkState }) => (
            <tr key={lot}>
              <th scope="row">{nameOf(estate)}</th>
              <td className="number" data-name={t("drawnPlace")}>
                {lot}
              </td>
              <td data-name={t("inspector")}>{inspector}</td>
              {followed && (
                <td data-name={t("checkState")}>
                  {checkId === null || checkState === null ? (
                    t("lotWaits")
                  ) : (
                    <Link to={checkPath(checkId)}>{t(`checkIs${checkState}`)}</Link>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

/** The estates that may be drawn, with their weights and who may inspect each. */
export function UniversePanel({ draw: { universe }, nameOf }: DrawTableProps) {
  const { t } = useTranslation();
  const { estates, inspectors, places, drawsLeft } = readUniverse(universe);
  const total = estates.reduce((sum, { weight }) => sum + weight, 0);
  const personOf = (id: number) => inspectors.find((known) => known.id === id)?.name ?? String(id);
  return (
    <Panel title={t("universe")} note={t("universeNote", { places, drawsLeft, total })}>
      <PlainTable cards heads={[t("estate"), { number: t("weight") }, t("drawnThisYear"), t("mayInspect")]}>
        <tbody>
          {estates.map(({ code, weight, drawn, inspectors: own }) => (
            <tr key={code}>
              <th scope="row">{nameOf(code)}</th>
              <td className="number" data-name={t("weight")}>
                {weight}
              </td>
              <td data-name={t("drawnThisYear")}>{t(drawn ? "yes" : "no")}</td>
              <td className="cell-wide check-answer" data-name={t("mayInspect")}>
                {own.map((id) => `${personOf(id)} (${id})`).join(t("inspectorsJoin"))}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}
