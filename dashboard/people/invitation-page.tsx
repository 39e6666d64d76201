import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AcceptInvitationDocument, InvitationDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { Panel } from "../ui/panel.tsx";
import { Door, FormWrong } from "./door.tsx";
import { isRepeated, NewPassword, NOTHING_TYPED } from "./new-password.tsx";
import { openAnew } from "./next-address.ts";
import { useAct } from "./use-act.ts";

/** Where an invited person 受邀人 chooses a password; the secret stands after # and is sent in a request's body alone. */
export function Component() {
  const { t } = useTranslation();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [asked, ask] = useQuery({ query: InvitationDocument, variables: { secret }, requestPolicy: "network-only" });
  const invited = asked.data?.invitation;
  return (
    <Door title={t("invitationTitle")} purpose={t("invitationPurpose")}>
      <Panel
        title={invited == null ? t("invitation") : t("welcome", { name: invited.name })}
        state={panelState(asked, 220, () => ask({ requestPolicy: "network-only" }))}
      >
        {invited === null && (
          <Nothing title={t("invitationSpent")} hint={t("invitationSpentHint")}>
            <Anchor component={Link} to={paths.signIn}>
              {t("toSignIn")}
            </Anchor>
          </Nothing>
        )}
        {invited != null && <AcceptForm secret={secret} login={invited.login} />}
      </Panel>
    </Door>
  );
}

function AcceptForm({ secret, login }: { readonly secret: string; readonly login: string }) {
  const { t } = useTranslation();
  const [typed, type] = useState(NOTHING_TYPED);
  const { act, busy, wrong, wrongBeside } = useAct(AcceptInvitationDocument, () => openAnew(paths.root));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRepeated(typed)) void act({ input: { secret, password: typed.password } });
      }}
    >
      <p>{t("willSignInWith", { login })}</p>
      {/* So that a browser remembers the password under this name. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <NewPassword typed={typed} type={type} wrong={wrong("password")} />
      <FormWrong text={wrongBeside("password")} />
      <Button type="submit" loading={busy}>
        {t("setPasswordAndEnter")}
      </Button>
    </form>
  );
}
