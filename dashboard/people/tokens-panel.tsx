import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { RevokeTokenDocument, TokensDocument, type OwnTokenFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { useFrame } from "../shell/frame.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { FormWrong } from "./door.tsx";
import { IssueToken } from "./issue-token.tsx";
import { SecretNote } from "./secret-note.tsx";
import { useAct } from "./use-act.ts";

/** Tokens for machines 接口令牌: each may do at most what its owner may. */
export function TokensPanel() {
  const { t } = useTranslation();
  const { roles } = useFrame().me;
  const [asked, ask] = useQuery({ query: TokensDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  const [issuing, setIssuing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { act: revoke, busy, wrongBeside } = useAct(RevokeTokenDocument, again);
  const tokens = asked.data?.tokens ?? [];
  const issued = (told: string) => {
    setIssuing(false);
    setSecret(told);
    again();
  };
  return (
    <Panel title={t("tokens")} note={t("tokensNote")} state={stateOf()}>
      {secret !== null && (
        <SecretNote title={t("tokenIssued")} hint={t("tokenOnce")} secret={secret} close={() => setSecret(null)} />
      )}
      <FormWrong text={wrongBeside()} />
      {tokens.length > 0 && (
        <PlainTable cards heads={[t("name"), t("role"), t("expires"), t("lastUsed"), t("acts")]}>
          <tbody>
            {tokens.map((token) => (
              <tr key={token.tokenId}>
                <th scope="row">{token.name}</th>
                <td data-name={t("role")}>
                  <Dotted parts={[t(`role${token.role}`), t(token.writes ? "readsAndWrites" : "readsOnly")]} />
                  {token.estates.length > 0 && <small>{token.estates.join(t("listComma"))}</small>}
                </td>
                <td data-name={t("expires")}>{moment(token.expiresAt)}</td>
                <td data-name={t("lastUsed")}>{token.usedAt === null ? t("never") : moment(token.usedAt)}</td>
                <td>{actsOf(token)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {tokens.length === 0 && <p className="dim">{t("noTokens")}</p>}
      {roles.length > 0 && !issuing && (
        <Button variant="default" mt="sm" onClick={() => setIssuing(true)}>
          {t("issueToken")}
        </Button>
      )}
      {issuing && <IssueToken issued={issued} close={() => setIssuing(false)} />}
    </Panel>
  );

  function stateOf(): PanelState {
    return asked.data === undefined ? panelState(asked, 160, again) : { kind: "DATA" };
  }

  function actsOf({ tokenId, name, revokedAt, expiresAt }: OwnTokenFragment) {
    if (revokedAt !== null) return <span className="dim">{t("revoked")}</span>;
    if (new Date(expiresAt) < new Date()) return <span className="dim">{t("expired")}</span>;
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={busy}
        aria-label={t("revokeNamed", { name })}
        onClick={() => void revoke({ tokenId })}
      >
        {t("revoke")}
      </Button>
    );
  }
}
