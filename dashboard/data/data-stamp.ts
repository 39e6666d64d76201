import type { TFunction } from "i18next";
import type { StampLines } from "../ui/table-file.ts";

/** What files of the page rest on: the day, and what rows in quarantine are narrowed by. */
export function dataStamp(
  t: TFunction,
  search: URLSearchParams,
  today: string,
  nameOf: (table: string) => string,
): StampLines {
  const table = search.get("table");
  const settled = search.get("settled") === "1" ? t("withSettled") : null;
  const narrowed = [search.get("estate"), table && nameOf(table), search.get("reason"), settled].filter(
    (word) => word !== null,
  );
  return [
    [t("scope"), t("portfolio")],
    [t("asOf"), today],
    [t("narrowedBy"), narrowed.join(" · ") || t("notNarrowed")],
  ];
}
