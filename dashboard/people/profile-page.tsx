import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChooseRoleDocument } from "../api/generated/graphql.ts";
import { PreferencePanel } from "../notices/preference-panel.tsx";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { ChangePassword } from "./change-password.tsx";
import { FormWrong } from "./door.tsx";
import { InterestsPanel } from "./interests-panel.tsx";
import { openAnew } from "./next-address.ts";
import { SessionsPanel } from "./sessions-panel.tsx";
import { TokensPanel } from "./tokens-panel.tsx";
import { useAct } from "./use-act.ts";
import "./people.css";

/** One's own account 个人中心: roles, password, conflicts of interest, devices, and tokens for machines. */
export function Component() {
  const { t } = useTranslation();
  const { me } = useFrame();
  return (
    <>
      <PageHead title={t("profile")} purpose={me.name} />
      <Roles />
      {!me.demo && <ChangePassword />}
      <PreferencePanel />
      <InterestsPanel />
      <SessionsPanel />
      <TokensPanel />
    </>
  );
}

/** The roles one holds; one of them is acted in. */
function Roles() {
  const { t } = useTranslation();
  const { role: acting, roles } = useFrame().me;
  const { act, busy, wrongBeside } = useAct(ChooseRoleDocument, () => openAnew(paths.root));
  const state =
    roles.length === 0 ? ({ kind: "EMPTY", title: t("noRole"), hint: t("noRoleHint") } as const) : undefined;
  return (
    <Panel title={t("ownRoles")} note={t("ownRolesNote")} {...(state && { state })}>
      <ul className="role-list">
        {roles.map(({ role, portfolio, estates }) => (
          <li key={role}>
            <div>
              <b>{t(`role${role}`)}</b>
              <small>{t(`sees${role}`)}</small>
              <small>{portfolio ? t("portfolio") : estates.map(({ name }) => name).join(t("listComma"))}</small>
            </div>
            {role === acting ? (
              <span className="dim">{t("actingNow")}</span>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                loading={busy}
                aria-label={t("actAs", { role: t(`role${role}`) })}
                onClick={() => void act({ input: { role } })}
              >
                {t("switchToIt")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FormWrong text={wrongBeside()} />
    </Panel>
  );
}
