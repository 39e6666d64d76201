import { refused, type Outcome } from "../platform/outcome.ts";

const REFUSALS = {
  ESTATE_UNKNOWN: ["estate", "There is no such estate."],
  HOOK_NAME: ["name", "Give it a name of 1 to 60 characters."],
  HOOK_URL: ["url", "The address begins with https:// and names a machine that is not this network's own."],
  HOOK_IN_USE: ["url", "Notices of this estate, or of all estates, go to this address already: they would come twice."],
  HOOK_SECRET: ["secret", "The secret it signs with, of 8 to 200 characters."],
  HOOK_UNKNOWN: ["hookId", "There is no such group chat, or it is no longer in use."],
} as const;

/** Why something about notices is refused; pages say it in the reader's language by its code. */
export function refusalOf(code: keyof typeof REFUSALS): Outcome<never> {
  const [field, message] = REFUSALS[code];
  return refused(code, field, message);
}
