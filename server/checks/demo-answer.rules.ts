import type { DemoSubject } from "../platform/demo/demo-picture.ts";
import type { RawAnswer } from "./answer.rules.ts";

const given = (item: string, value: string, note = ""): RawAnswer => ({ item, value, note });

/** Every third estate has something wrong. */
const isWrong = (estateId: number): boolean => estateId % 3 === 2;

/** What was photographed, and whether it shows what ought to be: the cash that was counted, the receipts, or the sampled page of the ledger. */
export const demoShown = (template: string, estateId: number): (readonly [DemoSubject, inOrder: boolean])[] =>
  template === "CASH"
    ? [
        ["CASH_COUNT", !isWrong(estateId)],
        ["RECEIPT_BOOK", true],
      ]
    : [["LEDGER", !isWrong(estateId)]];

/** What an inspector of the demonstration found. */
export function demoAnswers(template: string, estateId: number): RawAnswer[] {
  const wrong = isWrong(estateId);
  if (template === "CASH")
    return [
      given("DIFFERENCE", wrong ? "-86.50" : "0"),
      given("BANKED", wrong ? "NO" : "YES", wrong ? "周五收取的现金周二缴存" : ""),
      given("TWO_LINES", "YES"),
      given("RECEIPTS", "YES"),
      given("PRIVATE_CODE", "YES"),
    ];
  return [
    given("COMPLETE", "YES"),
    given("SAMPLE_WRONG", wrong ? "2" : "0"),
    given("STATUS", "YES"),
    given("EXCEPTIONS", estateId % 3 === 0 ? "NO" : "YES", estateId % 3 === 0 ? "两笔退票未登记" : ""),
    given("REPORTS", estateId % 2 === 0 ? "LATE" : "ON_TIME"),
  ];
}
