import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { OwnAccountDocument, SignOutEverywhereDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { paths } from "../paths.ts";
import { Panel } from "../ui/panel.tsx";
import { deviceOf } from "./device.ts";
import { openAnew } from "./next-address.ts";
import "../ui/card-rows.css";

/** The devices on which one is signed in, and the way out of all of them. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const client = useClient();
  const [asked, ask] = useQuery({ query: OwnAccountDocument, requestPolicy: "cache-and-network" });
  const end = async () => {
    await client.mutation(SignOutEverywhereDocument, {}).toPromise();
    openAnew(paths.signIn);
  };
  return (
    <Panel
      title={t("devices")}
      note={t("devicesNote")}
      state={panelState(asked, 160, () => ask({ requestPolicy: "network-only" }))}
      controls={
        <Button variant="default" size="compact-md" onClick={() => void end()}>
          {t("signOutEverywhere")}
        </Button>
      }
    >
      <div className="table-scroll">
        <table className="plain card-rows">
          <thead>
            <tr>
              <th scope="col">{t("device")}</th>
              <th scope="col">{t("address")}</th>
              <th scope="col">{t("signedInAt")}</th>
              <th scope="col">{t("lastSeen")}</th>
            </tr>
          </thead>
          <tbody>
            {(asked.data?.me?.sessions ?? []).map(({ sessionId, agent, address, createdAt, seenAt, current }) => (
              <tr key={sessionId}>
                <th scope="row">
                  {deviceOf(agent) ?? t("unknownDevice")} {current && <small>{t("thisDevice")}</small>}
                </th>
                <td data-name={t("address")}>{address}</td>
                <td data-name={t("signedInAt")}>{moment(createdAt)}</td>
                <td data-name={t("lastSeen")}>{moment(seenAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
