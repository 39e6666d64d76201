import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { EntranceDocument, EnterDemoDocument, SignInDocument, type EntranceQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { Door, FormWrong } from "./door.tsx";
import { nextAddress, openAnew } from "./next-address.ts";
import { useAct } from "./use-act.ts";

/** Where one signs in 登录; at the machine that shows the demonstration, its accounts are offered. */
export function Component() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [asked, ask] = useQuery({ query: EntranceDocument, requestPolicy: "network-only" });
  const entrance = asked.data?.entrance;
  const enter = () => openAnew(nextAddress(search));
  const again = () => ask({ requestPolicy: "network-only" });
  // While an import holds the embedded engine nothing of the door is told: the form serves all the same, and says when it will.
  const waited = useWaited(1_500);
  const demo = entrance !== undefined && entrance.demoAccounts.length > 0;
  return (
    <Door title={t("signIn")} purpose={t("signInPurpose")}>
      <div className="door-columns">
        {demo && <DemoAccounts accounts={entrance.demoAccounts} enter={enter} />}
        <Panel title={t("signInWithPassword")} {...(!waited && { state: panelState(asked, 220, again) })}>
          {entrance?.hasPeople === false && <p className="form-wrong">{t("nobodyYet")}</p>}
          <SignInForm enter={enter} />
        </Panel>
      </div>
    </Door>
  );
}

/** Whether so many milliseconds have passed since the page came. */
function useWaited(milliseconds: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return waited;
}

function SignInForm({ enter }: { readonly enter: () => void }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(SignInDocument, enter);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { login, password } });
      }}
    >
      <TextInput
        label={t("login")}
        required
        autoComplete="username"
        autoCapitalize="none"
        value={login}
        onChange={({ currentTarget }) => setLogin(currentTarget.value)}
      />
      <PasswordInput
        label={t("password")}
        required
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        value={password}
        error={wrong("password")}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <FormWrong text={wrongBeside("password")} />
      <Button type="submit" loading={busy}>
        {t("signIn")}
      </Button>
      <small>{t("forgotten")}</small>
    </form>
  );
}

interface DemoAccountsProps {
  readonly accounts: EntranceQuery["entrance"]["demoAccounts"];
  readonly enter: () => void;
}

function DemoAccounts({ accounts, enter }: DemoAccountsProps) {
  const { t } = useTranslation();
  const { act, busy, wrongBeside } = useAct(EnterDemoDocument, enter);
  return (
    <Panel title={t("demoTitle")} note={t("demoNote")}>
      <ul className="demo-accounts">
        {accounts.map(({ personId, name, role: { role, portfolio, estates } }) => (
          <li key={personId}>
            <button
              type="button"
              className="demo-account"
              disabled={busy}
              onClick={() => void act({ account: personId })}
            >
              <b>
                <Dotted parts={[t(`role${role}`), name]} />
              </b>
              <small>{t(`sees${role}`)}</small>
              {!portfolio && <small>{estates.map((estate) => estate.name).join(t("listComma"))}</small>}
            </button>
          </li>
        ))}
      </ul>
      <FormWrong text={wrongBeside()} />
    </Panel>
  );
}
