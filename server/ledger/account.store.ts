import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { AccountKey } from "./entry.type.ts";
import type { Touched } from "./touched.store.ts";

/** Makes the accounts that arriving bills and receipts need. */
export async function ensureAccounts(trx: Trx): Promise<void> {
  await sql`
    insert into account (estate_id, unit_id, building_id, party_code, fee_class)
    select estate_id, unit_id, building_id, party_code, fee_class from staged_bill where verdict is null
    union
    select s.estate_id, s.unit_id, u.building_id, s.party_code, s.fee_class
    from staged_receipt s join unit u on u.estate_id = s.estate_id and u.unit_id = s.unit_id where s.verdict is null
    on conflict (estate_id, unit_id, party_code, fee_class) do nothing`.execute(trx);
}

interface AccountRow {
  readonly estate_id: number;
  readonly unit_id: bigint;
  readonly party_code: string;
  readonly fee_class: string;
  readonly account_id: bigint;
}

export interface Accounts {
  /** Null for money without a household. */
  idOf(owner: { estateId: number; unitId: bigint }, key: AccountKey): bigint | null;
}

const keyOf = (estateId: number, unitId: bigint, { partyCode, feeClass }: AccountKey) =>
  JSON.stringify([estateId, String(unitId), partyCode, feeClass]);

export async function loadAccounts(trx: Trx, chunk: readonly Touched[]): Promise<Accounts> {
  const [first, last] = [chunk[0], chunk.at(-1)];
  if (first === undefined || last === undefined) throw new Error("an empty chunk of households");
  const found = await sql<AccountRow>`
    select a.estate_id, a.unit_id, a.party_code, a.fee_class, a.account_id
    from account a join touched t on t.estate_id = a.estate_id and t.unit_id = a.unit_id
    where (t.estate_id, t.unit_id) between (${first.estate_id}::int, ${first.unit_id}::bigint)
      and (${last.estate_id}::int, ${last.unit_id}::bigint)`.execute(trx);
  const ids = new Map(
    found.rows.map((row) => [
      keyOf(row.estate_id, row.unit_id, { partyCode: row.party_code, feeClass: row.fee_class }),
      row.account_id,
    ]),
  );
  return {
    idOf({ estateId, unitId }, key) {
      if (unitId === 0n) return null;
      const id = ids.get(keyOf(estateId, unitId, key));
      if (id === undefined) throw new Error(`no account for unit ${unitId} of estate ${estateId}`);
      return id;
    },
  };
}
