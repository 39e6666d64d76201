import { redirect, useRouteLoaderData, type ShouldRevalidateFunction } from "react-router";
import { businessDay } from "../api/business-day.ts";
import { MeDocument, type MeQuery } from "../api/generated/graphql.ts";
import { client } from "../api/client.ts";
import { signInPath } from "../paths.ts";

export type Me = NonNullable<MeQuery["me"]>;

export interface Frame {
  readonly me: Me;
  /** The day that "now" means: today, or the last day of the records where they end earlier. */
  readonly today: string;
  /** The day by the calendar: whether a period is over does not hang on records. */
  readonly day: string;
  /** Regions in alphabetical order; an empty text stands for estates without one. */
  readonly regions: readonly string[];
  /** The same for city companies. */
  readonly cityCompanies: readonly string[];
  readonly hasEstates: boolean;
}

/** The day that the frame was loaded for. */
let loadedFor: string | null = null;

/** Sends visitors to sign in, and back to where they wanted to go. */
export async function loadFrame(): Promise<Frame> {
  const asked = await client.query(MeDocument, {}).toPromise();
  if (asked.data === undefined) throw asked.error ?? new Error("the server gave no answer");
  const { me } = asked.data;
  if (me === null) throw redirect(signInPath(window.location.pathname + window.location.search));
  const { today, portfolio, filters } = me;
  loadedFor = businessDay();
  const latestEntryOn = portfolio?.collection.freshness.latestEntryOn ?? null;
  return {
    me,
    today: latestEntryOn !== null && latestEntryOn < today ? latestEntryOn : today,
    day: today,
    regions: (filters?.regions ?? []).toSorted(),
    cityCompanies: (filters?.cityCompanies ?? []).toSorted(),
    // Estates without a region are of the one without a name.
    hasEstates: (filters?.regions ?? []).length > 0,
  };
}

/** The frame holds while one moves about, until another day begins; "refresh" on a page asks anew. */
export const isFrameOver: ShouldRevalidateFunction = () => businessDay() !== loadedFor;

export function useFrame(): Frame {
  const frame = useRouteLoaderData<typeof loadFrame>("frame");
  if (frame === undefined) throw new Error("the frame is loaded before any page");
  return frame;
}
