import { redirect, useRouteLoaderData } from "react-router";
import { FrameDocument, MeDocument, TodayDocument, type MeQuery } from "../api/generated/graphql.ts";
import { client } from "../api/client.ts";
import { signInPath } from "../paths.ts";
import { HOUSEHOLDS, isOpenTo } from "./roles.ts";

export type Me = NonNullable<MeQuery["me"]>;

export interface Frame {
  readonly me: Me;
  /** The day that "now" means: today, or the last day of the records where they end earlier. */
  readonly today: string;
  /** Regions in alphabetical order; an empty text stands for estates without one. */
  readonly regions: readonly string[];
  /** The same for city companies. */
  readonly cityCompanies: readonly string[];
  readonly hasEstates: boolean;
}

/** Sends visitors to sign in, and back to where they wanted to go. */
export async function loadFrame(): Promise<Frame> {
  const asked = await client.query(MeDocument, {}).toPromise();
  if (asked.data === undefined) throw asked.error ?? new Error("the server gave no answer");
  const { me } = asked.data;
  if (me === null) throw redirect(signInPath(window.location.pathname + window.location.search));
  return isOpenTo(HOUSEHOLDS, me.role) ? frameOfFigures(me) : frameWithoutFigures(me);
}

async function frameOfFigures(me: Me): Promise<Frame> {
  const { data, error } = await client.query(FrameDocument, {}).toPromise();
  if (data === undefined) throw error ?? new Error("the server gave no answer");
  const { latestEntryOn } = data.portfolio.collection.freshness;
  return {
    me,
    today: latestEntryOn !== null && latestEntryOn < data.today ? latestEntryOn : data.today,
    regions: data.filters.regions.toSorted(),
    cityCompanies: data.filters.cityCompanies.toSorted(),
    // Estates without a region are of the one without a name.
    hasEstates: data.filters.regions.length > 0,
  };
}

async function frameWithoutFigures(me: Me): Promise<Frame> {
  const { data, error } = await client.query(TodayDocument, {}).toPromise();
  if (data === undefined) throw error ?? new Error("the server gave no answer");
  return { me, today: data.today, regions: [], cityCompanies: [], hasEstates: false };
}

export function useFrame(): Frame {
  const frame = useRouteLoaderData<typeof loadFrame>("frame");
  if (frame === undefined) throw new Error("the frame is loaded before any page");
  return frame;
}
