import { useTranslation } from "react-i18next";
import { OneChoice } from "../ui/choices.tsx";
import type { RateName } from "./rates.ts";

interface RateChoiceProps<R extends RateName> {
  readonly among: readonly R[];
  readonly chosen: R;
  readonly choose: (rate: R) => void;
  /** Stands among the choices of a page, not in the head of a panel. */
  readonly ofPage?: boolean;
}

/** Which rate a panel shows, or a page. */
export function RateChoice<R extends RateName>({ among, chosen, choose, ofPage = false }: RateChoiceProps<R>) {
  const { t } = useTranslation();
  return (
    <OneChoice
      aria-label={t("shownRate")}
      size={ofPage ? "sm" : "xs"}
      w={ofPage ? 240 : 200}
      maw="100%"
      value={chosen}
      allowDeselect={false}
      data={among.map((value) => ({ value, label: t(value) }))}
      onChange={(value) => {
        const rate = among.find((one) => one === value);
        if (rate !== undefined) choose(rate);
      }}
    />
  );
}
