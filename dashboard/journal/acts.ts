/** Everything that is journalled. */
export const ACTS = [
  "SIGNED_IN",
  "SIGN_IN_FAILED",
  "SIGN_IN_LOCKED",
  "SIGNED_OUT",
  "SIGNED_OUT_EVERYWHERE",
  "CHOSE_ROLE",
  "CHANGED_PASSWORD",
  "INVITED",
  "ACCEPTED_INVITATION",
  "GRANTED_ROLE",
  "ENDED_GRANT",
  "DISABLED_PERSON",
  "ENABLED_PERSON",
  "DECLARED_INTEREST",
  "ENDED_INTEREST",
  "ISSUED_TOKEN",
  "REVOKED_TOKEN",
  "SAVED_VIEW",
  "RENAMED_VIEW",
  "SHARED_VIEW",
  "UNSHARED_VIEW",
  "FORGOT_VIEW",
  "EXPORTED",
  "REVEALED",
  "CHANGED_DATA_KEY",
  "REFUSED",
  "IMPORTED",
  "RESUBMITTED",
  "WITHDREW_BATCH",
  "SEEDED_DEMO",
] as const;
export type Act = (typeof ACTS)[number];

/** The act of a code; null where a newer server knows more. */
export const actOf = (code: string): Act | null => ACTS.find((act) => act === code) ?? null;
