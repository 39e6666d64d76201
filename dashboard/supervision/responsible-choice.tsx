import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { AssigneesDocument } from "../api/generated/graphql.ts";

interface ResponsibleChoiceProps {
  /** Code of the estate. */
  readonly estate: string;
  readonly personId: number | null;
  readonly wrong: string | undefined;
  readonly choose: (personId: number | null) => void;
}

/** One of the estate's managers. */
export function ResponsibleChoice({ estate, personId, wrong, choose }: ResponsibleChoiceProps) {
  const { t } = useTranslation();
  const [{ data, fetching }] = useQuery({
    query: AssigneesDocument,
    variables: { estate },
    requestPolicy: "network-only",
  });
  const people = data?.assignees ?? [];
  return (
    <NativeSelect
      label={t("responsible")}
      required
      data-autofocus
      description={!fetching && people.length === 0 ? t("noManager") : undefined}
      error={wrong}
      value={personId === null ? "" : String(personId)}
      onChange={({ currentTarget }) => choose(currentTarget.value === "" ? null : Number(currentTarget.value))}
      data={[
        { value: "", label: t("chooseResponsible") },
        ...people.map((person) => ({ value: String(person.personId), label: person.name })),
      ]}
    />
  );
}
