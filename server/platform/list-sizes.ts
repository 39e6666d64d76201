/** How many objects a list without pages is taken to hold until it is read. */
const SIZES: Readonly<Record<string, number>> = {
  adjustments: 5,
  ageing: 9,
  ageingByYear: 6,
  allocations: 5,
  bills: 40,
  buildings: 20,
  by: 20,
  channels: 5,
  curve: 8,
  estates: 100,
  files: 10,
  households: 200,
  imports: 50,
  metrics: 40,
  problems: 10,
  receipts: 40,
  reconciliation: 50,
  timeline: 150,
  userErrors: 5,
};

/** Of lists that are not named above. */
const USUAL = 50;

export const listSize = (field: string): number => SIZES[field] ?? USUAL;
