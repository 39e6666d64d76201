import type { refusalsZh } from "./refusals.zh.ts";

export const refusalsEn: Record<keyof typeof refusalsZh, string> = {
  refusedAt: "{{at}}: {{why}}",
  refusedESTATE_UNKNOWN: "There is no such estate within your scope.",
  refusedNAME_MISSING: "Write a name of 1 to 100 characters.",
  refusedPERSON_UNKNOWN: "There is no such person, or they are disabled.",
  refusedMOVED_ON: "Somebody else has just acted on it; the page is up to date again: look before you act.",
  refusedNOT_IN_THIS_STATE: "This cannot be done in its present state.",
  refusedNOT_IN_THIS_ROLE: "This is not for your role.",
  refusedTITLE_MISSING: "Give it a title of at most 120 characters.",
  refusedWORDS_MISSING: "Fill this in.",
  refusedWORDS_TOO_LONG: "This is too long.",
  refusedREASON_NOT_WRITTEN: "Write a reason of at most 2,000 characters.",
  refusedCHECK_CONFIRMED: "The check was confirmed before.",
  refusedCHECK_SUBJECT: "Say what the special check is about.",
  refusedVERSION_REASON: "Say why, in at most 500 characters.",
  refusedNOT_RECORDED: "Hand in the answers first.",
  refusedDRAWS_LEFT: "No fewer than 0 draws follow this year, and no more than it has days.",
  refusedDRAW_UNKNOWN: "There is no such draw.",
};
