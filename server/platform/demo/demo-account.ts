import { loginDigest } from "../login-digest.ts";
import type { Vault } from "../vault.ts";

/** Accounts of the demonstration, by what stands before the @ of their addresses. */
export const DEMO_ACCOUNTS = [
  "headquarters",
  "supervisor",
  "manager",
  "committee",
  "auditor",
  "manager2",
  "manager3",
  "administrator",
] as const;

export type DemoAccountName = (typeof DEMO_ACCOUNTS)[number];

export const demoAddress = (account: DemoAccountName): string => `${account}@demo.example`;

/** By which an account of the demonstration is found. */
export const demoDigest = (vault: Vault, account: DemoAccountName): string => loginDigest(vault, demoAddress(account));
