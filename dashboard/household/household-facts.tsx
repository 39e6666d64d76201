import { useId } from "react";
import { useTranslation } from "react-i18next";
import { usePagePanel } from "../ui/page-panels.ts";
import "../ui/facts.css";
import type { ShownHousehold } from "./household-page.tsx";
import { RevealButton } from "./reveal-button.tsx";

/** What the household is, and who is to be reached; names and phones come masked, on paper and in files too. */
export function HouseholdFacts({ unit }: { readonly unit: ShownHousehold }) {
  const { t } = useTranslation();
  const { contact, building, usableAreaM2 } = unit;
  const facts = [
    [t("householdCode"), unit.householdCode],
    [t("use"), t(`use${unit.use}`)],
    [t("grossArea"), `${unit.grossAreaM2} m²`],
    ...(usableAreaM2 === null ? [] : [[t("usableArea"), `${usableAreaM2} m²`] as const]),
    [t("occupantKind"), t(`liable${unit.occupantKind}`)],
    [t("occupantName"), contact?.name ?? t("notRegistered")],
    [t("occupantPhone"), contact?.phone ?? t("notRegistered")],
    [t("steward"), building.steward ?? t("notRegistered")],
  ] as const;
  const id = useId();
  const title = t("householdFacts");
  const file = () => ({ name: title, header: [t("fact"), t("value")], rows: facts });
  usePagePanel(id, { title, state: "DATA", file });
  return (
    <section id={id} className="card" aria-label={title}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {contact !== null && (
          <div className="facts-act">
            <dt className="heard">{t("revealContact")}</dt>
            <dd>
              <RevealButton household={unit.householdCode} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
