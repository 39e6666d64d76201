import { ExplanationPanel } from "../explanation/explanation-panel.tsx";
import { figureVariables } from "../figures/figure-slice.ts";
import type { Explained } from "../figures/figure-view.ts";
import { segmentSlice, segmentView, type Changed } from "./change-query.ts";
import type { ChangeView } from "./change-view.ts";
import { ChannelRows } from "./channel-rows.tsx";
import { openChannel } from "./channel-rows-query.ts";

interface SegmentPanelProps {
  readonly view: ChangeView;
  readonly explained: Explained;
  readonly changed: Changed | null;
  readonly change: (explained: Explained | null) => void;
}

/** What stands behind a segment: the rows of its rate, or of a channel, which has none of its own, the payments that came through it. */
export function SegmentPanel({ view, explained, changed, change }: SegmentPanelProps) {
  const channel = openChannel(view);
  const part = changed?.dimensions
    .find(({ dimension }) => dimension === "CHANNEL")
    ?.segments.find(({ key }) => key === channel);
  const subject = figureVariables(segmentView(view), segmentSlice(view));
  if (channel === null) return <ExplanationPanel subject={subject} explained={explained} change={change} />;
  if (changed === null || part === undefined) return null;
  return (
    <ExplanationPanel
      subject={subject}
      explained={explained}
      change={change}
      account={(move) => <ChannelRows view={view} changed={changed} part={part} move={move} />}
    />
  );
}
