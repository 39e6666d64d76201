import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import { FindingEvidenceDocument, type FindingEvidenceQuery, type FindingFilter } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { findingPath } from "../paths.ts";
import { readAll } from "../records/read-all.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { usePages, type ReadPage } from "../records/use-pages.ts";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { roleName } from "./finding-words.ts";

type Proved = FindingEvidenceQuery["findings"]["nodes"][number];

const filesOf = (proved: readonly Proved[]) =>
  proved.flatMap(({ code, evidence }) => evidence.map((file) => ({ ...file, code })));

/** The files of all findings that match, with their hashes 佐证目录: what goes with the lists into a workbook or on paper. */
export function EvidenceIndex({ filter }: { readonly filter: FindingFilter }) {
  const { t } = useTranslation();
  const client = useClient();
  const proved = useMemo(() => ({ ...filter, evidenced: true }), [filter]);
  const read = useCallback<ReadPage<Proved>>(
    async (after) => {
      const asked = await client
        .query(FindingEvidenceDocument, { filter: proved, after }, { requestPolicy: "network-only" })
        .toPromise();
      return { ...(asked.data && { page: asked.data.findings }), ...(asked.error && { error: asked.error }) };
    },
    [client, proved],
  );
  const pages = usePages(read);
  const files = filesOf(pages.rows);
  const told = stateOfPages(pages, { height: listHeight(160), title: t("noEvidence"), hint: t("noFindingsHint") });
  const state =
    told.kind === "DATA" && files.length === 0
      ? { kind: "EMPTY" as const, title: t("noEvidence"), hint: t("evidenceIndexNone") }
      : told;
  const header = [
    t("findingCode"),
    t("evidenceNumber"),
    t("evidenceName"),
    t("roundName"),
    t("shownDay"),
    t("evidenceBy"),
    t("evidenceAt"),
    "SHA-256",
  ];
  return (
    <Panel
      title={t("evidenceIndex")}
      note={t("evidenceIndexNote")}
      state={state}
      file={async () => ({
        name: t("evidenceIndex"),
        header,
        rows: filesOf(await readAll(read)).map((file) => [
          file.code,
          file.evidenceId,
          file.name,
          file.round,
          file.effectiveOn,
          `${file.uploader} · ${roleName(t, file.uploaderRole)}`,
          moment(file.uploadedAt),
          file.sha256,
        ]),
      })}
    >
      <PlainTable cards heads={header}>
        <tbody>
          {files.map((file) => (
            <tr key={`${file.code}/${file.evidenceId}`}>
              <th scope="row">
                <Link to={findingPath(file.code)}>{file.code}</Link>
              </th>
              <td data-name={header[1]}>{file.evidenceId}</td>
              <td data-name={header[2]}>{file.name}</td>
              <td data-name={header[3]}>{file.round}</td>
              <td data-name={header[4]}>{file.effectiveOn}</td>
              <td data-name={header[5]}>
                {file.uploader}
                <small>{roleName(t, file.uploaderRole)}</small>
              </td>
              <td data-name={header[6]}>{moment(file.uploadedAt)}</td>
              <td data-name={header[7]}>
                <span className="hash" title={file.sha256}>
                  {file.sha256}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <MoreRows pages={{ ...pages, rows: files }} file="XLSX" />
    </Panel>
  );
}
