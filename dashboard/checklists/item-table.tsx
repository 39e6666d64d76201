import { useTranslation } from "react-i18next";
import { basisText } from "../format/basis.ts";
import { decimal } from "../format/money.ts";
import type { WrittenChecklistFragment } from "../api/generated/graphql.ts";
import { Dotted } from "../ui/dotted.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { fullPoints } from "./item-draft.ts";

type Item = WrittenChecklistFragment["items"][number];

/** Items of a version, with what each earns and which answer raises a finding. */
export function ItemTable({ items }: { readonly items: readonly Item[] }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  return (
    <PlainTable cards heads={[t("checkItem"), t("itemKind"), { number: t("fullPoints") }, t("raisesFinding")]}>
      <tbody>
        {items.map((item, at) => (
          <tr key={item.code}>
            <th scope="row" className="checklist-question">
              {at + 1}. {english ? item.en : item.zh}
              <small>{basisText(t, item.basis)}</small>
            </th>
            <td data-name={t("itemKind")}>
              {t(`item${item.kind}`)}
              <Bounds item={item} />
            </td>
            <td className="number" data-name={t("fullPoints")}>
              {fullPoints([item])}
            </td>
            <td className="cell-wide" data-name={t("raisesFinding")}>
              <Raised item={item} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t("fullPoints")}
          </th>
          <td className="number">{fullPoints(items)}</td>
          <td className="cell-none" />
        </tr>
      </tfoot>
    </PlainTable>
  );
}

function Bounds({ item }: { readonly item: Item }) {
  const { i18n } = useTranslation();
  const { unitZh, unitEn } = item;
  const atLeast = item.atLeast === null ? null : decimal(item.atLeast);
  const atMost = item.atMost === null ? null : decimal(item.atMost);
  const unit = (i18n.language === "en" ? unitEn : unitZh) ?? "";
  if (atLeast === null && atMost === null) return null;
  const bounds =
    atLeast === null
      ? `≤ ${atMost}`
      : atMost === null
        ? `≥ ${atLeast}`
        : atLeast === atMost
          ? `= ${atMost}`
          : `${atLeast} – ${atMost}`;
  return (
    <small>
      {bounds} {unit}
    </small>
  );
}

/** The answers that raise a finding; of a choice each answer with its points. */
function Raised({ item }: { readonly item: Item }) {
  const { t, i18n } = useTranslation();
  const { kind, severity, choices } = item;
  if (kind === "CHOICE")
    return (
      <ul className="checklist-choices">
        {(choices ?? []).map((choice) => (
          <li key={choice.code}>
            <Dotted
              parts={[
                i18n.language === "en" ? choice.en : choice.zh,
                t("ofPoints", { count: choice.points }),
                choice.severity !== null && t(`severity${choice.severity}`),
              ]}
            />
          </li>
        ))}
      </ul>
    );
  if (severity === null || kind === "NOTE") return t("raisesNothing");
  return <Dotted parts={[t(`when${kind}`), t(`severity${severity}`)]} />;
}
