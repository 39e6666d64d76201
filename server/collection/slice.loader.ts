import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";

export interface PlaceWords {
  readonly regions: readonly string[];
  readonly cityCompanies: readonly string[];
}

/**
 * Regions and companies ever registered, bytewise; an empty text where an estate had none. Ever, because a link to an earlier
 * known-at time may name one that is called otherwise today.
 */
export const everPlacesLoader: LoaderKind<"all", PlaceWords> = {
  key: (key) => key,
  async batch(trx, keys) {
    const found = await sql<PlaceWords>`
      select array_agg(distinct coalesce(region, '')) as regions, array_agg(distinct coalesce(city_company, '')) as "cityCompanies"
      from estate_version`.execute(trx);
    const words = wordsIn(found.rows);
    return keys.map(() => words);
  },
};

/** Regions and companies that estates are registered under now. */
export const placesLoader: LoaderKind<"all", PlaceWords> = {
  key: (key) => key,
  async batch(trx, keys) {
    const found = await sql<PlaceWords>`
      select array_agg(distinct region collate "C") as regions, array_agg(distinct city_company collate "C") as "cityCompanies"
      from figures.estate_at(null)`.execute(trx);
    const words = wordsIn(found.rows);
    return keys.map(() => words);
  },
};

/** An aggregate over no rows is null. */
function wordsIn([row]: readonly { readonly [K in keyof PlaceWords]: PlaceWords[K] | null }[]): PlaceWords {
  return { regions: row?.regions ?? [], cityCompanies: row?.cityCompanies ?? [] };
}

/** Fee items that bills were ever written for. */
export const feeItemsLoader: LoaderKind<"all", readonly string[]> = {
  key: (key) => key,
  async batch(trx, keys) {
    const found = await sql<{ fee_item: string }>`
      select f.fee_item from figures.fee_items() f order by f.fee_item collate "C"`.execute(trx);
    const items = found.rows.map((row) => row.fee_item);
    return keys.map(() => items);
  },
};
