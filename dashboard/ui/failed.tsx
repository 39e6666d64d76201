import { Button, Code, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Failure } from "../api/failure.ts";

interface FailedProps {
  readonly failure: Failure;
  readonly retry: () => void;
  /** Whether it stands in place of the whole page, and so is its heading. */
  readonly whole?: boolean;
}

/** The failed state of a panel or of a whole page: what went wrong, what to do, and the id to quote. */
export function Failed({ failure, retry, whole = false }: FailedProps) {
  const { t } = useTranslation();
  return (
    <Stack className="state" align="center" gap="xs" role="alert">
      <Title order={whole ? 1 : 2} size="h4">
        {t(failure.kind === "STOPPED" ? "stoppedTitle" : "failedTitle")}
      </Title>
      <Text c="dimmed" ta="center" maw="36rem">
        {t(`failed${failure.kind}`, { message: failure.message })}
      </Text>
      <Button onClick={retry}>{t("retry")}</Button>
      {failure.requestId !== null && <Code>{t("requestId", { id: failure.requestId })}</Code>}
    </Stack>
  );
}
