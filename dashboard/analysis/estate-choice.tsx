import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { AnalysedEstatesDocument } from "../api/generated/graphql.ts";
import { useUnread } from "../ui/use-unread.ts";
import { OneChoice } from "../ui/choices.tsx";

interface EstateChoiceProps {
  readonly within: string | null;
  readonly choose: (within: string | null) => void;
}

/** Whose figures are analysed: an estate's, or those of all. */
export function EstateChoice({ within, choose }: EstateChoiceProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: AnalysedEstatesDocument });
  const unread = useUnread(error, () => ask({ requestPolicy: "network-only" }));
  return (
    <OneChoice
      aria-label={t("estate")}
      placeholder={t("singleEstate")}
      w={220}
      maw="100%"
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      value={within}
      data={(data?.estates ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      onChange={choose}
      {...unread}
    />
  );
}
