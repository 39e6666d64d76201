/** Makes something when it is first asked for, and keeps it for whoever asks later. What could not be made is tried again by the next. */
export function keepMade<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((failure: unknown) => {
      made = undefined;
      throw failure;
    });
    return made;
  };
}
