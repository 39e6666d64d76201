import { useWords } from "../i18n/use-words.ts";
import { judge, signed, type Direction } from "../format/ratio.ts";

interface ChangeProps {
  /** Hundredths of a percentage point; null where one side has no value. */
  readonly points: bigint | null;
  readonly direction: Direction;
  /** What the change is against, for those who hear it. */
  readonly against: string;
  /** Written behind the figure where there is room for it. */
  readonly unit?: string;
}

const ARROWS = { up: "▲", down: "▼", none: "＝" } as const;

/** A change in percentage points: arrow and sign tell the way, colour only repeats whether it is good news. */
export function Change({ points, direction, against, unit }: ChangeProps) {
  const t = useWords();
  if (points === null)
    return (
      <span className="change">
        <span aria-hidden="true">—</span>
        <span className="heard">{`${against} ${t("changeUnknown")}`}</span>
      </span>
    );
  const way = points === 0n ? "none" : points > 0n ? "up" : "down";
  const heard = { up: "changeUp", down: "changeDown", none: "changeNone" } as const;
  const size = signed(points < 0n ? -points : points).replace("+", "");
  return (
    <span className="change" data-judged={judge(points, direction)}>
      <span aria-hidden="true">
        <span className="change-arrow">{ARROWS[way]}</span>
        {signed(points)}
        {unit !== undefined && <span className="change-unit">{unit}</span>}
      </span>
      <span className="heard">{`${against} ${t(heard[way], { points: size })}`}</span>
    </span>
  );
}
