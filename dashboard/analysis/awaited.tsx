import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { failureOf } from "../api/failure.ts";
import { useFrame } from "../shell/frame.ts";
import { NoRecords } from "../shell/no-records.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";

interface AwaitedProps {
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly gone: boolean;
  readonly again: () => void;
}

/** What stands in the place of a page's figures: that they come, that they failed, or that there are none. */
export function Awaited({ fetching, error, gone, again }: AwaitedProps) {
  const { t } = useTranslation();
  const { hasEstates } = useFrame();
  if (error !== undefined) return <Failed failure={failureOf(error)} retry={again} />;
  if (fetching) return <Skeleton h={520} role="group" aria-busy="true" aria-label={t("loading")} />;
  if (!hasEstates) return <NoRecords />;
  return gone ? <Nothing title={t("estateNotFound")} hint={t("notFoundScope")} /> : null;
}
