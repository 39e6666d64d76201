import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FindingFiguresQuery, FindingShareFragment } from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { paths } from "../paths.ts";
import "../ui/tiles.css";

type Figures = FindingFiguresQuery["findingFigures"][number];

interface FindingTilesProps {
  readonly figures: Figures;
  readonly from: string;
}

/** Its tiles in their sizes, before their figures. */
export function FindingTilesSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="tiles finding-tiles" role="group" aria-busy="true" aria-label={t("loading")}>
      {Array.from({ length: 6 }, (_, at) => (
        <Skeleton key={at} className="tile-skeleton" />
      ))}
    </div>
  );
}

/** How well problems are closed: shares with what they were divided from, each leading to its definition. */
export function FindingTiles({ figures, from }: FindingTilesProps) {
  const { t } = useTranslation();
  const { closedRate, onTimeRate, onTimeExtendedRate, firstPassRate, recurrenceRate, medianDays } = figures;
  return (
    <section className="tiles finding-tiles" aria-label={t("findingsOf", { from })}>
      <Share name={t("closedRate")} share={closedRate} />
      <Share name={t("rectifiedOnTime")} note={t("onTimeOriginal")} share={onTimeRate} />
      <Share name={t("rectifiedOnTime")} note={t("onTimeExtended")} share={onTimeExtendedRate} />
      <Share name={t("firstPassRate")} share={firstPassRate} />
      <Share name={t("recurrenceRate")} share={recurrenceRate} />
      <div className="tile finding-tile">
        <span className="tile-name">{t("medianDays")}</span>
        <span className="tile-value">{medianDays === null ? "—" : t("daysValue", { count: medianDays })}</span>
      </div>
    </section>
  );
}

interface ShareProps {
  readonly name: string;
  readonly note?: string;
  readonly share: FindingShareFragment;
}

function Share({ name, note, share }: ShareProps) {
  const { t } = useTranslation();
  const { code, numerator, denominator } = share;
  return (
    <div className="tile finding-tile">
      <span className="tile-name">
        <Link to={`${paths.metrics}#${code}`} title={t("definitionOf", { name })}>
          {name}
        </Link>
        {note !== undefined && <small>{note}</small>}
      </span>
      <span className="tile-value">{denominator === 0 ? "—" : percent(share)}</span>
      <span className="tile-fraction">{denominator === 0 ? t("noShare") : t("byOf", { numerator, denominator })}</span>
    </div>
  );
}
