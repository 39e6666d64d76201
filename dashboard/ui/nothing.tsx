import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTabTitle } from "./use-tab-title.ts";

interface NothingProps {
  readonly title: string;
  /** Why there is nothing, and what to do about it. */
  readonly hint: string;
  /** Whether it stands in the place of a whole page: then it has the page's title. */
  readonly page?: boolean;
  readonly children?: ReactNode;
}

/** The empty state of a panel, or of a page. */
export function Nothing({ title, hint, page = false, children }: NothingProps) {
  useTabTitle(page ? title : null);
  return (
    <Stack className="state" align="center" gap="xs" role="status">
      <Title order={page ? 1 : 2} size="h4" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw="32rem">
        {hint}
      </Text>
      {children}
    </Stack>
  );
}
