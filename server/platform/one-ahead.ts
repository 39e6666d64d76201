/**
 * Gives what a source gives, and has it make the next while the last is worked on: one side computes while the other waits for the
 * database. Whoever stops or throws waits until what was being made is made, so that nothing goes on behind their back.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  const make = () => {
    const next = source.next();
    // Its failure is heard when its turn comes, or not at all.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = make(); ;) {
      const made = await next;
      if (made.done === true) return;
      next = make();
      yield made.value;
    }
  } finally {
    await source.return();
  }
}
