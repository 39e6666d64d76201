import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { OwnAccountDocument, SignOutEverywhereDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { paths } from "../paths.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { deviceOf } from "./device.ts";
import { openAnew } from "./next-address.ts";

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
        <Button variant="default" size="xs" onClick={() => void end()}>
          {t("signOutEverywhere")}
        </Button>
      }
    >
      <PlainTable cards heads={[t("device"), t("address"), t("signedInAt"), t("lastSeen")]}>
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
      </PlainTable>
    </Panel>
  );
}
