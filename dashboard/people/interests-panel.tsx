import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { OwnInterestsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { useFrame } from "../shell/frame.ts";
import { Panel } from "../ui/panel.tsx";
import { DeclareInterest } from "./declare-interest.tsx";
import "./people.css";

/** One's own conflicts of interest 利益关系: declared by oneself, ended by an administrator. */
export function InterestsPanel() {
  const { t } = useTranslation();
  const { personId, name } = useFrame().me;
  const [asked, ask] = useQuery({ query: OwnInterestsDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  const [declaring, setDeclaring] = useState(false);
  const interests = asked.data?.me?.interests ?? [];
  return (
    <Panel
      title={t("interests")}
      note={t("interestsNote")}
      {...(asked.data === undefined && { state: panelState(asked, 80, again) })}
    >
      {interests.length === 0 ? (
        <p className="dim">{t("noInterests")}</p>
      ) : (
        <ul className="grants">
          {interests.map(({ interestId, kind, subject, note, declaredOn, endedOn }) => (
            <li key={interestId} data-ended={endedOn !== null}>
              {t(`interest${kind}`)} {subject}
              {note !== "" && <small>{note}</small>}
              <small>
                {endedOn === null
                  ? t("sinceDay", { day: declaredOn })
                  : t("rangeOf", { from: declaredOn, to: endedOn })}
              </small>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" mt="sm" onClick={() => setDeclaring(true)}>
        {t("declareInterest")}
      </Button>
      {declaring && (
        <DeclareInterest
          person={{ personId, name }}
          take={() => {
            setDeclaring(false);
            again();
          }}
          close={() => setDeclaring(false)}
        />
      )}
    </Panel>
  );
}
