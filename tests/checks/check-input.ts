import { z } from "zod";
import type { Database } from "../../server/database/transaction.ts";
import { declareInterest } from "../../server/people/declare-interest.ts";
import type { Clock } from "../../server/platform/clock.ts";
import { asOperator, must } from "../people/people.ts";
import { addEstate, addPlayer, type Player } from "../supervision/cast.ts";

export const TODAY = "2026-11-10";
export const AT = `${TODAY}T09:00:00+08:00`;
/** By its first digits it is called CA-C7F3A9C21. */
export const CHECK = "7f3a9c21-1111-4111-8111-111111111111";
export const PLANNED = "0a0b0c0d-2222-4222-8222-222222222222";
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** A shortage of 5 yuan, and cash that was not banked: two findings; private codes do not apply. */
export const ANSWERS = [
  { item: "DIFFERENCE", value: "-5.00", note: "短款" },
  { item: "BANKED", value: "NO" },
  { item: "TWO_LINES", value: "YES" },
  { item: "RECEIPTS", value: "YES" },
  { item: "PRIVATE_CODE", value: "NA" },
];

export const RECORD = `mutation ($input: RecordCheckInput!) { recordCheck(input: $input) {
  check { number state earned possible score findingCount confirmation { name agreed } } userErrors { code field } } }`;
export const START = `mutation ($input: StartCheckInput!) { startCheck(input: $input) { check { number state } userErrors { code field } } }`;

/** Two estates, and two supervisors of both; one lives in CA, and is never drawn for it. Gives the other. */
export async function addInspectors(database: Database, clock: Clock): Promise<Player> {
  for (const code of ["CA", "CB"]) await addEstate(database, code, null);
  const supervisor = await addPlayer(database, clock, "李督", { role: "SUPERVISOR", estates: ["CA", "CB"] });
  const neighbour = await addPlayer(database, clock, "邻居", { role: "SUPERVISOR", estates: ["CA", "CB"] });
  const interest = { personId: neighbour.personId, kind: "HOUSEHOLD" as const, subject: "CA/101", note: "本人房产" };
  must(await asOperator(database, (trx) => declareInterest(trx, TODAY, interest)));
  return supervisor;
}

const text = z.string();
export const REVEALED = z.object({
  draw: z.object({ seed: text, seedHash: text, universe: text, universeHash: text, publicWord: text, result: text }),
});
