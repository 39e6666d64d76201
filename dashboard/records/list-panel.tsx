import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { count as wholeNumber } from "../format/money.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { stateOfPages } from "./more-rows.tsx";
import { RecordRows, type Column } from "./record-rows.tsx";
import type { Pages } from "./use-pages.ts";

interface ListPanelProps<T> {
  readonly title: string;
  readonly pages: Pages<T>;
  readonly columns: readonly [Column<T>, ...Column<T>[]];
  readonly count: number | null;
  /** Names and amounts in yuan; undefined while they are worked out. */
  readonly totals: readonly (readonly [string, string])[] | undefined;
  readonly failure: CombinedError | undefined;
  /** Whether filters leave anything out. */
  readonly narrowed: boolean;
}

/** A list under its title, with how many rows match and what they add up to. */
export function ListPanel<T extends { readonly id: string }>(props: ListPanelProps<T>) {
  const { title, pages, columns, count, totals, failure, narrowed } = props;
  const { t } = useTranslation();
  const { hasEstates } = useFrame();
  const sums = totals?.map(([name, amount]) => `${name} ${amount} ${t("yuanUnit")}`).join(" · ");
  const note =
    sums === undefined || count === null
      ? t(failure === undefined ? "addingUp" : "notAddedUp")
      : `${t("matching", { count, shown: wholeNumber(count) })} · ${sums}`;
  if (!hasEstates)
    return (
      <Panel title={title}>
        <NoRecords />
      </Panel>
    );
  const none = narrowed
    ? { title: t("noRecords"), hint: t("noRecordsHint") }
    : { title: t("emptyLedger"), hint: t("emptyLedgerHint") };
  return (
    <Panel
      title={title}
      note={
        <span role="status">
          <WholeCodes text={note} />
        </span>
      }
      state={stateOfPages(pages, { height: listHeight(640), ...none })}
    >
      <RecordRows label={title} pages={pages} columns={columns} count={count} />
    </Panel>
  );
}
