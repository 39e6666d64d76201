import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";
import { useFrame } from "./frame.ts";

/** In place of a page that is not open to the role one acts in; it tells nothing of what stands there. */
export function NotOpen() {
  const { t } = useTranslation();
  const { role, roles } = useFrame().me;
  if (role === null) return <Nothing page title={t("noRole")} hint={t("noRoleHint")} />;
  // Nobody grants themselves a role.
  const hint = role === "ADMINISTRATOR" ? "notOpenOthersHint" : "notOpenHint";
  return (
    <Nothing page title={t("notOpen", { role: t(`role${role}`) })} hint={t(roles.length > 1 ? "notOpenSwitch" : hint)}>
      <Anchor component={Link} to={roles.length > 1 ? paths.profile : paths.root}>
        {t(roles.length > 1 ? "toProfile" : "toFirstPage")}
      </Anchor>
    </Nothing>
  );
}
