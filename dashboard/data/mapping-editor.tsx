import { Button, FileButton, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../i18n/language.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { saveFile } from "../ui/save-file.ts";
import { MappingCell } from "./mapping-cell.tsx";
import {
  isOpen,
  readMapping,
  withCell,
  withNewTable,
  withoutTable,
  withTable,
  writeMapping,
  type Draft,
  type IntakeColumn,
  type MappedFile,
  type Mapping,
  type Place,
} from "./mapping.ts";
import { useTableName } from "./table-name.ts";

interface MappingEditorProps {
  readonly draft: Draft;
  /** As it was left when the files were tried before. */
  readonly before: string | null;
  readonly tryIt: (mapping: string) => void;
  readonly giveUp: () => void;
}

/** Says which column of the files is what 列映射: begins with the draft that the server made of their headers. */
export function MappingEditor({ draft, before, tryIt, giveUp }: MappingEditorProps) {
  const { t } = useTranslation();
  const drafted = readMapping(draft.mapping ?? "") ?? { files: [] };
  const [mapping, setMapping] = useState(() => readMapping(before ?? "") ?? drafted);
  const [told, setTold] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const open = openIn(mapping, draft);
  const submit = () => {
    if (open === 0) return tryIt(writeMapping(mapping));
    setTold(true);
    // Once what is missing is marked.
    requestAnimationFrame(() => room.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  return (
    <div className="mapping" ref={room}>
      <p className="dim">{t("mappingPurpose")}</p>
      {draft.notes.length > 0 && (
        <details open={before === null}>
          <summary>{t("draftNotes", { count: draft.notes.length })}</summary>
          <ul className="import-notes">
            {draft.notes.map((note) => (
              <li key={note.en}>{note[currentLanguage()]}</li>
            ))}
          </ul>
        </details>
      )}
      {mapping.files.map((file, at) => (
        <MappedFileTables
          key={file.match}
          file={file}
          at={at}
          draft={draft}
          drafted={drafted}
          told={told}
          change={(by) => setMapping(by)}
        />
      ))}
      <SavedMapping mapping={mapping} take={setMapping} />
      <div className="import-row">
        <Button onClick={submit}>{t("tryMapping")}</Button>
        <Button variant="default" onClick={giveUp}>
          {t("startOver")}
        </Button>
        <p role="status" className={told && open > 0 ? "mapping-missing" : "dim"}>
          {open > 0 ? t("columnsOpen", { count: open }) : t("columnsMatched")}
        </p>
      </div>
    </div>
  );
}

const columnsOf = ({ tables }: Draft, table: string) => tables.find((own) => own.table === table)?.columns ?? [];

/** How many columns have nothing to stand in them yet. */
const openIn = ({ files }: Mapping, draft: Draft): number =>
  files
    .flatMap(({ tables }) => tables)
    .flatMap(({ table, columns }) => columnsOf(draft, table).filter((column) => isOpen(columns[column.code], column)))
    .length;

interface MappedFileProps {
  readonly file: MappedFile;
  readonly at: number;
  readonly draft: Draft;
  readonly drafted: Mapping;
  readonly told: boolean;
  readonly change: (by: (mapping: Mapping) => Mapping) => void;
}

function MappedFileTables({ file, at, draft, drafted, told, change }: MappedFileProps) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  const missing = draft.tables.filter(({ table }) => !file.tables.some((own) => own.table === table));
  return (
    <section className="mapping-file" aria-label={file.match}>
      <h3>{file.match}</h3>
      {file.tables.map(({ table }, place) => (
        <MappedTableRows
          key={`${table} ${place}`}
          place={{ file: at, table: place }}
          file={file}
          draft={draft}
          drafted={drafted}
          told={told}
          change={change}
        />
      ))}
      <NativeSelect
        size="xs"
        className="mapping-add"
        aria-label={t("addTable")}
        value=""
        onChange={({ currentTarget: { value } }) =>
          change((own) => withNewTable(own, at, value, columnsOf(draft, value)))
        }
        data={[
          { value: "", label: t("addTable") },
          ...missing.map(({ table }) => ({ value: table, label: nameOf(table) })),
        ]}
      />
    </section>
  );
}

interface MappedTableProps extends Omit<MappedFileProps, "at"> {
  readonly place: Place;
}

function MappedTableRows({ place, file, draft, drafted, told, change }: MappedTableProps) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  const mapped = file.tables[place.table];
  if (mapped === undefined) return null;
  const { table, columns, unpivot } = mapped;
  const sources = (draft.files.find(({ match }) => match === file.match) ?? draft.files[0])?.columns ?? [];
  const isShown = ({ code, required }: IntakeColumn) => required || columns[code] !== undefined;
  const all = columnsOf(draft, table);
  const shown = all.filter(isShown);
  const others = all.filter((column) => !isShown(column));
  const before = drafted.files[place.file]?.tables.find((own) => own.table === table);
  return (
    <section className="mapping-table" aria-label={nameOf(table)}>
      <div className="mapping-head">
        <h4>{nameOf(table)}</h4>
        {unpivot?.year !== undefined && (
          <TextInput
            size="xs"
            label={t("yearOfMonths")}
            inputMode="numeric"
            maxLength={4}
            value={unpivot.year}
            onChange={({ currentTarget: { value: year } }) =>
              change((own) => withTable(own, place, (one) => ({ ...one, unpivot: { ...unpivot, year } })))
            }
          />
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => change((own) => withoutTable(own, place))}
        >
          {t("leaveTableOut", { table: nameOf(table) })}
        </Button>
      </div>
      <PlainTable cards className="mapping-columns" heads={[t("columnOfFormat"), t("readFrom"), t("sampleValues")]}>
        <tbody>
          {shown.map((column) => (
            <MappingCell
              key={column.code}
              column={column}
              cell={columns[column.code]}
              drafted={before?.columns[column.code]}
              sources={sources}
              told={told}
              change={(cell) => change((own) => withCell(own, place, column.code, cell))}
            />
          ))}
        </tbody>
      </PlainTable>
      {others.length > 0 && (
        <NativeSelect
          size="xs"
          className="mapping-add"
          aria-label={t("addColumnTo", { table: nameOf(table) })}
          value=""
          onChange={({ currentTarget: { value } }) => change((own) => withCell(own, place, value, { constant: "" }))}
          data={[
            { value: "", label: t("addColumn") },
            ...others.map(({ code, name }) => ({ value: code, label: name[currentLanguage()] })),
          ]}
        />
      )}
    </section>
  );
}

/** The mapping as a file, for the next month, and as its text, for whoever wants to say more than the tables can. */
function SavedMapping({ mapping, take }: { readonly mapping: Mapping; readonly take: (mapping: Mapping) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const read = (given: string) => {
    const found = readMapping(given);
    setWrong(found === null);
    setText(found === null ? given : null);
    if (found !== null) take(found);
  };
  return (
    <details>
      <summary>{t("keepMapping")}</summary>
      <div className="import-row mapping-kept">
        <Button
          variant="default"
          size="xs"
          onClick={() => saveFile("mapping.json", new Blob([writeMapping(mapping)], { type: "application/json" }))}
        >
          {t("saveMapping")}
        </Button>
        <FileButton
          accept=".json,application/json"
          inputProps={{ "aria-label": t("openMapping") }}
          onChange={(file) => void file?.text().then(read)}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {t("openMapping")}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        autosize
        minRows={4}
        maxRows={16}
        label={t("mapping")}
        error={wrong ? t("noMapping") : undefined}
        value={text ?? writeMapping(mapping)}
        onChange={({ currentTarget }) => read(currentTarget.value)}
      />
    </details>
  );
}
