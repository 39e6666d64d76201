/** Holds the place of a panel's note that is still being read. */
export const NoteToCome = () => <span className="note-to-come">&nbsp;</span>;
