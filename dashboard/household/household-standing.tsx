import { useId } from "react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "../entry/status-badge.tsx";
import { yuan } from "../format/money.ts";
import { usePagePanel } from "../ui/page-panels.ts";
import type { ShownHousehold } from "./household-page.tsx";
import "../ui/tiles.css";

/** How the household stands: its state, what is open, what of it is overdue, and what is held. */
export function HouseholdStanding({ ledger }: { readonly ledger: ShownHousehold["ledger"] }) {
  const { t } = useTranslation();
  const { status, open, overdue, held } = ledger;
  const id = useId();
  const title = t("householdStanding");
  const file = () => ({
    name: title,
    header: [t("fact"), t("value")],
    rows: [
      [t("status"), status === null ? t("noBillsYet") : t(`status${status}`)],
      [t("open"), { fen: open }],
      [t("overdueOpen"), { fen: overdue }],
      [t("heldAfter"), { fen: held }],
    ],
  });
  usePagePanel(id, { title, state: "DATA", file });
  return (
    <section id={id} className="tiles household-tiles" aria-label={title}>
      <div className="tile">
        <span className="tile-name">{t("status")}</span>
        <span className="tile-value">{status === null ? t("noBillsYet") : <StatusBadge status={status} />}</span>
      </div>
      <Amount name={t("open")} fen={open} note={t("openNote")} />
      <Amount name={t("overdueOpen")} fen={overdue} note={t("overdueNote")} />
      <Amount name={t("heldAfter")} fen={held} note={t("heldNote")} />
    </section>
  );
}

function Amount({ name, fen, note }: { readonly name: string; readonly fen: string; readonly note: string }) {
  const { t } = useTranslation();
  return (
    <div className="tile">
      <span className="tile-name">{t("inBrackets", { text: name, more: t("yuanUnit") })}</span>
      <span className="tile-value">{yuan(fen)}</span>
      <span className="tile-fraction">{note}</span>
    </div>
  );
}
