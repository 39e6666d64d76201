import { useRouteLoaderData } from "react-router";
import { graphql } from "../api/generated/gql.ts";
import { client } from "../api/client.ts";

/** What every page needs before it can read its address: which day it is, how far the records reach, which regions and companies there are. */
const FrameDocument = graphql(`
  query Frame {
    today
    estates {
      region
      cityCompany
    }
    portfolio {
      # How far the records reach does not depend on the period, but one has to be named.
      collection(period: { from: "2000-01-01", to: "2000-01-01" }) {
        freshness {
          latestEntryOn
        }
      }
    }
  }
`);

export interface Frame {
  /** The day that "now" means: today, or the last day of the records where they end earlier. */
  readonly today: string;
  /** Regions in alphabetical order; an empty text stands for estates without one. */
  readonly regions: readonly string[];
  /** The same for city companies. */
  readonly cityCompanies: readonly string[];
  readonly hasEstates: boolean;
}

export async function loadFrame(): Promise<Frame> {
  const { data, error } = await client.query(FrameDocument, {}).toPromise();
  if (data === undefined) throw error ?? new Error("the server gave no answer");
  const { latestEntryOn } = data.portfolio.collection.freshness;
  return {
    today: latestEntryOn !== null && latestEntryOn < data.today ? latestEntryOn : data.today,
    regions: [...new Set(data.estates.map(({ region }) => region))].sort(),
    cityCompanies: [...new Set(data.estates.map(({ cityCompany }) => cityCompany))].sort(),
    hasEstates: data.estates.length > 0,
  };
}

export function useFrame(): Frame {
  const frame = useRouteLoaderData<typeof loadFrame>("frame");
  if (frame === undefined) throw new Error("the frame is loaded before any page");
  return frame;
}
