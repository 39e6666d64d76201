import { useQuery } from "urql";
import {
  EstateOutlookDocument,
  PortfolioOutlookDocument,
  type EstateOutlookQuery,
  type PortfolioOutlookQuery,
} from "../api/generated/graphql.ts";
import { useAgain } from "./use-again.ts";

function ofEstate(data: EstateOutlookQuery | undefined) {
  const estate = data?.estate;
  const watches = estate?.outlook.watches ?? [];
  return {
    name: estate?.name,
    outlook: estate?.outlook,
    watches,
    warned: watches.flatMap(({ rate, warning }) => (warning === null ? [] : [{ rate, warning }])),
    waiting: 0,
    gone: estate === null,
  };
}

function ofAll(data: PortfolioOutlookQuery | undefined) {
  const outlook = data?.portfolio.outlook;
  const { warnings = [], waiting = 0 } = outlook ?? {};
  return { name: undefined, outlook, watches: [], warned: warnings, waiting, gone: false };
}

/** What is to be expected of an estate, or without a code of all; of the latter it is asked again while estates wait to be looked at. */
export function useOutlook(code: string | null, asOf: string, knownAt: string | null) {
  const [one, askOne] = useQuery({
    query: EstateOutlookDocument,
    variables: { code: code ?? "", asOf, knownAt },
    pause: code === null,
  });
  const [all, askAll] = useQuery({
    query: PortfolioOutlookDocument,
    variables: { asOf, knownAt },
    pause: code !== null,
  });
  const [answer, ask] = code === null ? [all, askAll] : [one, askOne];
  const again = () => ask({ requestPolicy: "network-only" });
  const told = code === null ? ofAll(all.data) : ofEstate(one.data);
  useAgain(told.waiting > 0 && !answer.fetching, again);
  return {
    ...told,
    answer,
    again,
    outlook: answer.fetching ? undefined : told.outlook,
    gone: told.gone && !answer.fetching,
  };
}
