import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface NothingProps {
  readonly title: string;
  /** Why there is nothing, and what to do about it. */
  readonly hint: string;
  readonly children?: ReactNode;
}

/** The empty state of a panel. */
export function Nothing({ title, hint, children }: NothingProps) {
  return (
    <Stack className="state" align="center" gap="xs" role="status">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw="32rem">
        {hint}
      </Text>
      {children}
    </Stack>
  );
}
