import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../i18n/language.ts";
import { columnOf, isOpen, type Cell, type Draft, type IntakeColumn } from "./mapping.ts";

type SourceColumns = Draft["files"][number]["columns"];

interface MappingCellProps {
  readonly column: IntakeColumn;
  readonly cell: Cell | undefined;
  /** What the draft said of it. */
  readonly drafted: Cell | undefined;
  readonly sources: SourceColumns;
  /** Whether what is missing is said. */
  readonly told: boolean;
  readonly change: (cell: Cell | null) => void;
}

// Values of the choice: a column by its place, so that no header can be mistaken for another choice.
const NONE = "none";
const CONSTANT = "constant";
const DRAFTED = "drafted";

/** How one column of the intake format is read: from a column of the file, as a constant, or not at all; with what stands there. */
export function MappingCell({ column, cell, drafted, sources, told, change }: MappingCellProps) {
  const { t } = useTranslation();
  const name = column.name[currentLanguage()];
  const made = [cell, drafted].find((one) => isMade(one, sources));
  const madeOf = useMade();
  const chosen = chosenOf(cell, sources);
  const source = sources[Number(chosen)];
  const open = isOpen(cell, column);
  const choose = (value: string) => {
    if (value === NONE) return change(null);
    if (value === CONSTANT) return change({ constant: column.words[0]?.code ?? "" });
    if (value === DRAFTED) return change(made ?? null);
    const picked = sources[Number(value)]?.name ?? "";
    // What the draft knew of a column's words and dates goes with the column.
    change(drafted !== undefined && columnOf(drafted) === picked ? drafted : picked);
  };
  return (
    <tr data-open={told && open}>
      <th scope="row">
        {name}
        {column.required && <span className="mapping-must"> *</span>}
      </th>
      <td data-name={t("readFrom")}>
        <NativeSelect
          size="xs"
          aria-label={t("readFromOf", { column: name })}
          value={chosen}
          error={told && open && chosen === NONE ? t("chooseSource") : undefined}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value={NONE}>{t(column.required ? "notChosen" : "leftOutColumn")}</option>
          {made !== undefined && <option value={DRAFTED}>{madeOf(made)}</option>}
          {sources.map(({ name: header }, at) => (
            <option key={at} value={at}>
              {header}
            </option>
          ))}
          <option value={CONSTANT}>{t("constantValue")}</option>
        </NativeSelect>
        {chosen === CONSTANT && <Constant column={column} cell={cell} told={told} change={change} />}
        {typeof cell === "object" && "column" in cell && (
          <Meanings column={column} cell={cell} told={told} change={change} />
        )}
      </td>
      <td data-name={t("sampleValues")} className={source === undefined ? "cell-none" : "mapping-samples"}>
        {source?.samples.join(t("sampleComma"))}
      </td>
    </tr>
  );
}

function chosenOf(cell: Cell | undefined, sources: SourceColumns): string {
  if (cell === undefined) return NONE;
  if (typeof cell === "object" && "constant" in cell) return cell.constant === "" ? NONE : CONSTANT;
  const at = sources.findIndex(({ name }) => name === columnOf(cell));
  return at === -1 ? DRAFTED : String(at);
}

/** Whether a cell is made otherwise than from a column of the file: of several, or of the months of a wide sheet. */
function isMade(cell: Cell | undefined, sources: SourceColumns): boolean {
  if (cell === undefined || (typeof cell === "object" && "constant" in cell)) return false;
  return !sources.some(({ name }) => name === columnOf(cell));
}

/** Such a cell in words. */
function useMade(): (cell: Cell) => string {
  const { t } = useTranslation();
  return (cell) => {
    if (typeof cell === "object" && "template" in cell)
      return cell.template.replaceAll("{month}", t("monthPart")).replaceAll(/[{}]/g, "");
    if (columnOf(cell) === "value") return t("amountOfMonth");
    if (columnOf(cell) === "bill") return t("billOfPart");
    if (columnOf(cell) === "part") return t("amountOfPart");
    if (columnOf(cell) !== "month") return t("notInFile", { column: columnOf(cell) ?? "" });
    return t(typeof cell === "object" && "day" in cell && cell.day === "last" ? "lastOfMonth" : "firstOfMonth");
  };
}

interface PartProps {
  readonly column: IntakeColumn;
  readonly told: boolean;
  readonly change: (cell: Cell) => void;
}

/** The same value in every row: one of the words that the column may hold, or any text. */
function Constant({ column, cell, told, change }: PartProps & { readonly cell: Cell | undefined }) {
  const { t } = useTranslation();
  const label = t("constantOf", { column: column.name[currentLanguage()] });
  const value = typeof cell === "object" && "constant" in cell ? cell.constant : "";
  if (column.words.length > 0)
    return <Words column={column} label={label} value={value} change={(constant) => change({ constant })} />;
  return (
    <TextInput
      size="xs"
      mt={4}
      aria-label={label}
      value={value}
      error={told && value.trim() === "" ? t("fillConstant") : undefined}
      onChange={({ currentTarget }) => change({ constant: currentTarget.value })}
    />
  );
}

/** What the file's own words mean, and in which order it writes the parts of a date. */
function Meanings({ column, cell, told, change }: PartProps & { readonly cell: Extract<Cell, { column: string }> }) {
  const { t } = useTranslation();
  const { values = {}, dateFormat } = cell;
  return (
    <>
      {Object.entries(values).map(([word, code]) => (
        <label key={word} className="mapping-word">
          <span>{word}</span>
          <Words
            column={column}
            label={t("meaningOf", { word })}
            value={code}
            error={told && code === "" ? t("chooseMeaning") : undefined}
            change={(meaning) => change({ ...cell, values: { ...values, [word]: meaning } })}
          />
        </label>
      ))}
      {dateFormat !== undefined && DATE_ORDERS.some((order) => order === dateFormat) && (
        <NativeSelect
          size="xs"
          mt={4}
          aria-label={t("dateOrder")}
          value={dateFormat}
          onChange={({ currentTarget }) => change({ ...cell, dateFormat: currentTarget.value })}
          data={DATE_ORDERS.map((order) => ({
            value: order,
            label: t(`dateOrder_${order === "M/d/yyyy" ? "month" : "day"}`),
          }))}
        />
      )}
    </>
  );
}

const DATE_ORDERS = ["M/d/yyyy", "d/M/yyyy"] as const;

interface WordsProps {
  readonly column: IntakeColumn;
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly change: (code: string) => void;
}

function Words({ column, label, value, error, change }: WordsProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      mt={4}
      aria-label={label}
      value={value}
      error={error}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      data={[
        ...(value === "" ? [{ value: "", label: t("notChosen") }] : []),
        ...column.words.map(({ code, name }) => ({ value: code, label: name[currentLanguage()] })),
      ]}
    />
  );
}
