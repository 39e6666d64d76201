import { Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { RecordChoicesDocument } from "../api/generated/graphql.ts";
import { useUnread } from "../ui/use-unread.ts";

interface QuarantineFiltersProps {
  readonly estate: string | null;
  readonly settled: boolean;
  readonly show: (change: Readonly<Record<string, string | null>>) => void;
}

/** Of which estate rows put aside are shown, and whether those are that have been settled since. */
export function QuarantineFilters({ estate, settled, show }: QuarantineFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="data-filters">
      <EstateChoice estate={estate} choose={(chosen) => show({ estate: chosen })} />
      <Switch
        label={t("settledToo")}
        checked={settled}
        onChange={({ currentTarget }) => show({ settled: currentTarget.checked ? "1" : null })}
      />
    </div>
  );
}

interface EstateChoiceProps {
  readonly estate: string | null;
  readonly choose: (estate: string | null) => void;
}

function EstateChoice({ estate, choose }: EstateChoiceProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: RecordChoicesDocument });
  const unread = useUnread(error, () => ask({ requestPolicy: "network-only" }));
  return (
    <Select
      aria-label={t("quarantineEstate")}
      placeholder={t("quarantineEstate")}
      data={(data?.estates ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      value={estate}
      onChange={choose}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      {...unread}
    />
  );
}
