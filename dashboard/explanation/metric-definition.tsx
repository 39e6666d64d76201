import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "../api/generated/gql.ts";
import { MetricTextsDocument } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { Failed } from "../ui/failed.tsx";
import { Definition } from "./definition.tsx";
import "./explanation.css";

graphql(`
  query MetricTexts {
    metrics {
      ...Defined
    }
  }
`);

/** What a figure without a fraction means, in the words of the catalogue. */
export function MetricDefinition({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [{ data, error, fetching }, ask] = useQuery({ query: MetricTextsDocument });
  if (fetching) return <Skeleton h={180} w={320} aria-label={t("loading")} />;
  if (error !== undefined)
    return <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />;
  const metric = data?.metrics.find((each) => each.code === code);
  return metric === undefined ? null : <Definition metric={metric} />;
}
