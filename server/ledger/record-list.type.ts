import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { FenScalar } from "../platform/scalars.ts";
import { Bill, Receipt } from "./ledger.type.ts";
import type { RecordQuery } from "./record-list.store.ts";

@ObjectType({ description: "All bills that match, added up." })
export class BillTotals {
  @Field(() => Int, { description: "How many." })
  count!: number;
  @Field(() => FenScalar, { description: "What they were issued for." })
  amount!: bigint;
  @Field(() => FenScalar, { description: "What is open on them at the as-of date." })
  open!: bigint;
}

@ObjectType({ description: "All receipts that match, added up." })
export class ReceiptTotals {
  @Field(() => Int, { description: "How many." })
  count!: number;
  @Field(() => FenScalar, { description: "Payments − reversals − refunds; failed payments are 0." })
  amount!: bigint;
}

@ObjectType({ description: "A page of bills." })
export class BillConnection {
  query!: RecordQuery;
  @Field(() => [Bill], { description: "In the order asked for, then by estate and entry." })
  nodes!: Bill[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "A page of receipts." })
export class ReceiptConnection {
  query!: RecordQuery;
  @Field(() => [Receipt], { description: "In the order asked for, then by estate and entry." })
  nodes!: Receipt[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}
