import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownReleaseFragment } from "../api/generated/graphql.ts";
import { count, yuan } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import type { FileValue } from "../format/file-value.ts";
import { inOneLine } from "../i18n/language.ts";
import { Dotted } from "../ui/dotted.tsx";
import { fitOnPrint } from "../ui/paper.ts";
import { usePagePanel } from "../ui/page-panels.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { savedCell, toldAges, toldBuildings, toldCounts, toldFigures, type ToldCell } from "./committee-figures.ts";

interface SheetProps {
  readonly title: string;
  readonly bulletin: ShownReleaseFragment;
}

/** Buildings that a sheet may have to leave out: not the line in which those that are hidden come together. */
const SPARE_ROWS = ".bulletin-part[data-named] tbody tr:not([data-sum])";

/** The bulletin as one sheet of A4. */
export function BulletinSheet({ title, bulletin }: SheetProps) {
  const { t } = useTranslation();
  const { figures, asOf, sha256, releasedAt, releaser, findings, questions, promise } = bulletin;
  const told = toldFigures(t, bulletin);
  const buildings = toldBuildings(t, bulletin);
  const ages = toldAges(t, bulletin);
  const together = t("toldTogether");
  const hidden = buildings.filter(({ owing }) => owing === null);
  const owed = ({ owing }: ToldCell) => (owing === null ? together : count(owing));
  const amount = ({ unpaid }: ToldCell) => (unpaid === null ? together : yuan(unpaid));
  const buildingRow = (row: ToldCell): readonly string[] => {
    const { billed, rate } = toldCounts(t, row);
    return [row.name, billed, rate, owed(row), amount(row)];
  };
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => fitOnPrint(() => sheet.current, SPARE_ROWS), []);
  return (
    <article ref={sheet} className="card bulletin" aria-label={title}>
      <h2 className="bulletin-title">{title}</h2>
      <p className="bulletin-stamp">
        <Dotted
          parts={[
            `${t("asOf")} ${asOf}`,
            `${t("publishedOn")} ${moment(releasedAt)}`,
            releaser !== null && t("bulletinBy", { name: releaser }),
          ]}
        />
      </p>
      {told.length === 0 ? (
        <p className="committee-words">
          {t("withheldBecause", {
            withheld: t("committeeWithheld"),
            because: t("committeeWithheldHint", { least: figures.least }),
          })}
        </p>
      ) : (
        <SheetTable
          name={t("committeeNow")}
          head={[t("committeeNow"), "", ""]}
          rows={told.map(({ name, value, sentences }) => [name, value, inOneLine(sentences)])}
          saved={{
            head: [t("committeeNow"), t("toldFigure"), t("toldWords")],
            rows: told.map(({ name, saved, sentences }) => [name, saved, inOneLine(sentences)]),
          }}
        />
      )}
      <SheetTable
        wide
        figures
        name={t("whereOwed")}
        head={[
          t("buildingName"),
          t("householdsBilled"),
          t("figurehouseholdRate"),
          t("householdsOwing"),
          t("amountOwed"),
        ]}
        rows={buildings.filter(({ owing }) => owing !== null).map(buildingRow)}
        saved={{ rows: buildings.map((row) => savedCell(t, row, true)) }}
        sum={hidden.length > 0}
      />
      {hidden.length > 0 && (
        <p className="bulletin-together">
          {t("buildingsHidden", { number: hidden.length, names: hidden.map(({ name }) => name).join(t("namesJoin")) })}
        </p>
      )}
      <p className="bulletin-cut">
        {t("bulletinCut", { address: `${window.location.host}${window.location.pathname}` })}
      </p>
      <SheetTable
        figures
        once={together}
        name={t("howLong")}
        head={[t("owedFor"), t("householdsOwing"), t("amountOwed")]}
        rows={ages.map((row) => [row.name, owed(row), amount(row)])}
        saved={{ rows: ages.map((row) => savedCell(t, row, false)) }}
      />
      <SheetTable
        name={t("foundAndMended")}
        head={[t("foundAndMended"), ""]}
        rows={[
          [t("figurefindings"), t("sayFindings", findings)],
          [t("bulletinQuestions"), t("sayQuestions", questions)],
          [t("figurepromise"), promise === "" ? t("noPromiseHere") : promise],
        ]}
      />
      <footer className="bulletin-foot">
        <p>{t("noticeRuleCommittee", { least: figures.least })}</p>
        <p>
          {t("fingerprintWhole")} <code>{sha256}</code>
        </p>
      </footer>
    </article>
  );
}

interface SheetTableProps {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What goes into files; the same rows when left out, and the same head. */
  readonly saved?: { readonly head?: readonly string[]; readonly rows: readonly (readonly FileValue[])[] };
  /** Whether what follows a row's name are figures, which stand on the right. */
  readonly figures?: boolean;
  /** Whether the last row sums up what has no row. */
  readonly sum?: boolean;
  /** Of many short rows, each by a name: on paper in a smaller hand. */
  readonly wide?: boolean;
  /** Said once for all cells that it fills to the end of its row. */
  readonly once?: string;
}

/** How many rows stand side by side on paper: two or three abreast, so that a sheet holds them. */
const manyOf = (rows: number): "many" | "more" | undefined => (rows <= 14 ? undefined : rows <= 70 ? "many" : "more");

function SheetTable({
  name,
  head,
  rows,
  saved = { rows },
  wide = false,
  figures = false,
  sum = false,
  once,
}: SheetTableProps): ReactNode {
  const id = useId();
  const [first = "", ...others] = head;
  const heads = figures ? [first, ...others.map((number) => ({ number }))] : head;
  const file = () => ({ name, header: saved.head ?? head, rows: saved.rows });
  usePagePanel(id, { title: name, state: rows.length === 0 ? "EMPTY" : "DATA", file });
  if (rows.length === 0) return null;
  return (
    <section
      className="bulletin-part"
      aria-labelledby={id}
      data-named={wide || undefined}
      data-many={wide ? manyOf(rows.length) : undefined}
    >
      <h3 id={id}>{name}</h3>
      <PlainTable labelledBy={id} heads={others.some((text) => text !== "") ? heads : []}>
        <tbody>
          {rows.map(([rowName = "", ...cells], row) => (
            // Two buildings may bear one name.
            <tr key={`${row} ${rowName}`} data-sum={(sum && row === rows.length - 1) || undefined}>
              <th scope="row">
                <span>{rowName}</span>
              </th>
              {cells.flatMap((text, at) =>
                at > 0 && text === cells[at - 1] && text === once
                  ? []
                  : [
                      <td
                        key={head[at + 1] ?? at}
                        className={figures ? "number" : undefined}
                        data-name={text === once ? undefined : head[at + 1]}
                        colSpan={text === once ? cells.length - at : 1}
                      >
                        {text}
                      </td>,
                    ],
              )}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
