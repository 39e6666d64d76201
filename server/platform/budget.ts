import { GraphQLError } from "graphql";
import { costOf, type Question } from "./cost.rules.ts";

/** Objects that one answer may hold. */
const MOST_ROWS = 400_000;
/** How often figures may be worked out for one answer. */
const MOST_READINGS = 1_000;

const isStructure = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Objects in an answer. It is walked as it lies: to list the values of each object first takes three times as long. */
export function rowsIn(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce<number>((rows, each) => (isStructure(each) ? rows + rowsIn(each) : rows), 0);
  if (!isStructure(value)) return 0;
  let rows = 1;
  for (const name in value) {
    const each = value[name];
    if (isStructure(each)) rows += rowsIn(each);
  }
  return rows;
}

/**
 * What a question may cost, in objects of its answer. A list that turns out longer than it was taken to be raises the estimate
 * before anything is asked of its objects, so that an answer never holds more than was estimated, nor more than is allowed.
 */
export class Budget {
  private readonly lengths = new Map<string, number>();
  private estimate: number;

  /** Throws where the question is too large. */
  constructor(private readonly question: Omit<Question, "lengths">) {
    this.estimate = this.estimated();
  }

  /** Objects that the answer may hold, the root left out. */
  get requested(): number {
    return this.estimate;
  }

  /** Notes how long a list is; throws where that makes the question too large. */
  note(field: string, length: number): void {
    if (length <= (this.lengths.get(field) ?? 0)) return;
    this.lengths.set(field, length);
    this.estimate = this.estimated();
  }

  private estimated(): number {
    const { rows, readings } = costOf({ ...this.question, lengths: this.lengths });
    if (rows > MOST_ROWS) throw tooLarge(`may be answered with ${rows} objects; ${MOST_ROWS} are allowed`);
    if (readings > MOST_READINGS)
      throw tooLarge(`asks for ${readings} readings of the ledger; ${MOST_READINGS} are allowed`);
    return rows;
  }
}

const tooLarge = (what: string): GraphQLError =>
  new GraphQLError(`The query ${what}. Ask in several queries.`, {
    extensions: { code: "QUERY_TOO_LARGE", http: { status: 400 } },
  });
