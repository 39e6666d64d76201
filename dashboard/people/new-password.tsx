import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface Typed {
  readonly password: string;
  readonly again: string;
}

export const NOTHING_TYPED: Typed = { password: "", again: "" };

/** Whether the password was typed twice alike. */
export const isRepeated = ({ password, again }: Typed): boolean => password === again;

interface NewPasswordProps {
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
  readonly wrong: string | undefined;
}

/** A password to sign in with from now on, typed twice. */
export function NewPassword({ typed, type, wrong }: NewPasswordProps) {
  const { t } = useTranslation();
  const toggle = { "aria-label": t("showPassword") };
  return (
    <>
      <PasswordInput
        label={t("newPassword")}
        description={t("newPasswordHint")}
        required
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        value={typed.password}
        error={wrong}
        onChange={({ currentTarget }) => type({ ...typed, password: currentTarget.value })}
      />
      <PasswordInput
        label={t("newPasswordAgain")}
        required
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        value={typed.again}
        error={typed.again !== "" && !isRepeated(typed) ? t("passwordsDiffer") : undefined}
        onChange={({ currentTarget }) => type({ ...typed, again: currentTarget.value })}
      />
    </>
  );
}
