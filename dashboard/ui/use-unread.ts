import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { failureOf } from "../api/failure.ts";

/** What a choice says while the list of what may be chosen could not be read. */
interface Unread {
  readonly nothingFoundMessage: string;
  readonly onDropdownOpen: () => void;
}

/** Says in a choice why its list is not there; opening it asks again. Nothing where the list came. */
export function useUnread(error: CombinedError | undefined, again: () => void): Unread | Record<string, never> {
  const { t } = useTranslation();
  if (error === undefined) return {};
  const { kind, message } = failureOf(error);
  return { nothingFoundMessage: t(`failed${kind}`, { message }), onDropdownOpen: again };
}
