import { xlsx } from "./workbook.ts";

/** A workbook that registers an estate with one building and one unit. */
export const register = (estate: string) =>
  xlsx([
    {
      name: "estates",
      rows: [
        ["estate_code", "name"],
        [estate, "示范小区"],
      ],
    },
    {
      name: "buildings",
      rows: [
        ["estate_code", "building_code", "name", "property_type"],
        [estate, "01", "1号楼", "高层住宅"],
      ],
    },
    {
      name: "units",
      rows: [
        ["estate_code", "building_code", "unit_code", "gross_area_m2"],
        [estate, "01", "101", 100],
      ],
    },
  ]);
/** A file with a bill for each amount, as it is written, on the estate's unit. */
export const bills = (estate: string, ...amounts: string[]) =>
  "estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on\n" +
  amounts
    .map((amount, at) => `${estate},B${at},101,物业费,2026-01-01,2026-01-31,${amount},2026-01-01,2026-01-31\n`)
    .join("");
