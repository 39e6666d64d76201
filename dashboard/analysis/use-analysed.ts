import { useTranslation } from "react-i18next";
import { useQuery, type AnyVariables, type TypedDocumentNode } from "urql";
import { graphql } from "../api/generated/gql.ts";
import { sliceOf } from "../comparison/comparison-query.ts";
import type { ComparisonView } from "../comparison/comparison-view.ts";
import { useChosen } from "../comparison/use-chosen.ts";
import { figureVariables } from "../figures/figure-slice.ts";
import type { Provenance } from "../figures/stamp.tsx";
import { useStamp } from "../figures/use-stamp.ts";
import { NO_FILTERS } from "../figures/figure-view.ts";
import { useFrame } from "../shell/frame.ts";

graphql(`
  fragment Analysed on Collection {
    knownAt
    freshness {
      latestEntryOn
      stale
    }
    completeness {
      quarantinedRows
      estatesWithoutRecords
    }
  }

  query AnalysedEstates {
    estates {
      code
      name
    }
  }
`);

/** A position, and whose figures are analysed at it. */
export interface AnalysedView extends ComparisonView {
  /** Code of the estate; null for the portfolio. */
  readonly within: string | null;
}

/** What every page of the analysis asks with. */
export const analysedVariables = (view: AnalysedView) => ({
  ...figureVariables(view, sliceOf(view)),
  whole: view.within === null,
  estate: view.within ?? "",
});

/** An answer about the portfolio or about an estate, whichever was asked for. */
interface Analysed<Collection> {
  readonly portfolio?: { readonly collection: Collection } | null;
  readonly estate?: { readonly name: string; readonly collection: Collection } | null;
}

/** What a filter bar sets back. */
export const EVERYTHING = { ...NO_FILTERS, knownAt: null } as const;

/** Asks for a page's figures: they are undefined while they are on their way, and where there is no such estate or none at all. */
export function useAnalysed<Collection extends Provenance, Variables extends AnyVariables>(
  query: TypedDocumentNode<Analysed<Collection>, Variables>,
  variables: Variables,
  view: AnalysedView,
) {
  const { t } = useTranslation();
  const { hasEstates } = useFrame();
  const [{ data, error, fetching }, ask] = useQuery<Analysed<Collection>, AnyVariables>({ query, variables });
  const collection = fetching ? undefined : (data?.portfolio?.collection ?? data?.estate?.collection);
  const scope = view.within === null ? t("portfolio") : (data?.estate?.name ?? view.within);
  const stamp = useStamp(view, scope, collection, useChosen(view));
  return {
    // How current figures are is told even where there are none.
    told: collection,
    collection: hasEstates ? collection : undefined,
    scope,
    stamp,
    fetching,
    error: fetching ? undefined : error,
    gone: !fetching && data !== undefined && collection === undefined,
    again: () => ask({ requestPolicy: "network-only" }),
  };
}
