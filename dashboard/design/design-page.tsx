import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { ChartSamples } from "./chart-samples.tsx";
import { ControlSamples } from "./control-samples.tsx";
import { FigureSamples } from "./figure-samples.tsx";
import { StateSamples } from "./state-samples.tsx";
import { TableSample } from "./table-sample.tsx";
import { TokenSamples } from "./token-samples.tsx";
import { words } from "./words.ts";
import "../figures/figures.css";
import "./design.css";

/** The design language 界面规范: every token and every component of dashboard/ui in every state. */
export function Component() {
  const w = words();
  return (
    <PageFiles title={w.title} stamp={[]}>
      <PageHead title={w.title} purpose={w.purpose} />
      <TokenSamples />
      <FigureSamples />
      <StateSamples />
      <ControlSamples />
      <TableSample />
      <ChartSamples />
    </PageFiles>
  );
}
