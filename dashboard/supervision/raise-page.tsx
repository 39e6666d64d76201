import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import {
  FindingEstatesDocument,
  RaiseFindingDocument,
  type RaisedSeverity,
  type MovedFindingFragment,
  type RaisedFrom,
} from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { findingPath, paths } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useSending } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { EvidenceInput } from "../ui/evidence-input.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { sendEvidence } from "./send-evidence.ts";
import "../people/door.css";
import "./raise.css";
import "./supervision.css";

const RAISED: readonly RaisedSeverity[] = ["GENERAL", "MORE_SERIOUS", "SEVERE"];
const SOURCES: readonly RaisedFrom[] = ["MANUAL", "COMPLAINT", "COMMITTEE", "REVIEW"];

interface Problem {
  readonly estate: string;
  readonly source: RaisedFrom;
  readonly severity: RaisedSeverity;
  readonly title: string;
  readonly description: string;
  readonly confidential: string;
  readonly photo: File | null;
}

/** Records a problem 登记问题, with a photo where there is one; made for a phone in a basement. */
export function Component() {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { role } = useFrame().me;
  const [asked, ask] = useQuery({ query: FindingEstatesDocument });
  const { data } = asked;
  const estates = data?.estates ?? [];
  const [problem, setProblem] = useState<Problem>({
    estate: search.get("estate") ?? "",
    source: role === "COMMITTEE" ? "COMMITTEE" : "MANUAL",
    severity: "GENERAL",
    title: "",
    description: "",
    confidential: "",
    photo: null,
  });
  const change = (part: Partial<Problem>) => setProblem({ ...problem, ...part });
  const estate = problem.estate === "" && estates.length === 1 ? (estates[0]?.code ?? "") : problem.estate;
  const send = ({ photo: _photo, ...input }: Problem) =>
    client.mutation(RaiseFindingDocument, { input: { ...input, estate } }).toPromise();
  const done = async ({ finding }: MovedFindingFragment) => {
    if (finding === null) return;
    const { photo } = problem;
    const refused =
      photo === null
        ? []
        : await sendEvidence(finding.code, { file: photo, effectiveOn: "", internal: false, replaces: null });
    // The problem stands; what became of the photo is told where it would be. Going back does not lead to an empty form.
    const [first] = refused;
    await navigate(findingPath(finding.code), { state: first ?? null, replace: true });
  };
  const { act, busy, wrong, wrongBeside } = useSending(send, (answer) => void done(answer));
  return (
    <>
      <PageHead
        title={t("raiseFinding")}
        purpose={t("raisePurpose")}
        crumbs={[{ name: t("findings"), path: paths.findings }]}
      />
      {data?.estates.length === 0 ? (
        <NoRecords />
      ) : (
        <Panel title={t("finding")} state={panelState(asked, 480, () => ask({ requestPolicy: "network-only" }))}>
          <form
            className="form raise"
            onSubmit={(event) => {
              event.preventDefault();
              void act(problem);
            }}
          >
            <NativeSelect
              label={t("estate")}
              required
              value={estate}
              error={wrong("estate")}
              onChange={({ currentTarget }) => change({ estate: currentTarget.value })}
              data={[
                { value: "", label: t("chooseEstate") },
                ...estates.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
              ]}
            />
            <TextInput
              label={t("findingTitle")}
              required
              maxLength={120}
              value={problem.title}
              error={wrong("title")}
              onChange={({ currentTarget }) => change({ title: currentTarget.value })}
            />
            <div>
              <p className="raise-name" id="raise-severity">
                {t("severity")}
              </p>
              <SegmentedControl
                fullWidth
                aria-labelledby="raise-severity"
                value={problem.severity}
                onChange={(severity) => change({ severity })}
                data={RAISED.map((value) => ({ value, label: t(`severity${value}`) }))}
              />
            </div>
            <EvidenceInput
              label={t("photo")}
              description={t("photoHint")}
              clearable
              value={problem.photo}
              onChange={(photo) => change({ photo })}
            />
            <Textarea
              label={t("findingDescription")}
              autosize
              minRows={3}
              maxLength={4000}
              value={problem.description}
              error={wrong("description")}
              onChange={({ currentTarget }) => change({ description: currentTarget.value })}
            />
            {role !== "COMMITTEE" && (
              <Textarea
                label={t("confidentialNote")}
                description={t("confidentialHint")}
                autosize
                minRows={2}
                maxLength={4000}
                value={problem.confidential}
                error={wrong("confidential")}
                onChange={({ currentTarget }) => change({ confidential: currentTarget.value })}
              />
            )}
            {role !== "COMMITTEE" && (
              <NativeSelect
                label={t("source")}
                value={problem.source}
                onChange={({ currentTarget }) =>
                  change({ source: SOURCES.find((own) => own === currentTarget.value) ?? "MANUAL" })
                }
                data={SOURCES.map((value) => ({ value, label: t(`source${value}`) }))}
              />
            )}
            <FormWrong text={wrongBeside("estate", "title", "description", "confidential")} />
            <Button type="submit" size="md" loading={busy} disabled={estate === ""}>
              {t("recordProblem")}
            </Button>
          </form>
        </Panel>
      )}
    </>
  );
}
