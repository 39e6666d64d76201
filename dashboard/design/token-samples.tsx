import { Panel } from "../ui/panel.tsx";
import { words } from "./words.ts";

const GROUNDS = ["ground", "panel", "raised", "strong", "hover", "chosen", "hairline", "line", "strong-line"] as const;
const INKS = ["ink", "dim", "accent", "brand"] as const;
const JUDGED = ["better", "worse", "warned", "warned-line", "warned-ink"] as const;
const HEAT = [0, 1, 2, 3, 4, 5, 6].map((shade) => `heat-${shade}`);
const STEPS = ["0.25rem", "0.5rem", "0.75rem", "1rem", "1.25rem", "1.75rem"] as const;

/** Colours, type and space. */
export function TokenSamples() {
  const w = words();
  return (
    <>
      <Panel title={w.colours} note={w.coloursNote}>
        <Swatches name={w.grounds} tokens={GROUNDS} />
        <Swatches name={w.inks} tokens={INKS} />
        <Swatches name={w.judged} tokens={JUDGED} />
        <Swatches name={w.heat} tokens={HEAT} />
      </Panel>
      <div className="figures-row">
        <Panel title={w.type} note={w.typeNote}>
          <div className="design-type">
            <p className="design-h1">{w.h1}</p>
            <p className="design-h2">{w.h2}</p>
            <p className="design-h3">{w.h3}</p>
            <p>{w.body} 0123456789</p>
            <small>{w.small} 0123456789</small>
            <span className="tile-value">93.27%</span>
          </div>
        </Panel>
        <Panel title={w.space} note={w.spaceNote}>
          <ul className="design-space">
            {STEPS.map((step) => (
              <li key={step}>
                <span style={{ width: step }} />
                {step}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}

function Swatches({ name, tokens }: { readonly name: string; readonly tokens: readonly string[] }) {
  return (
    <>
      <h3>{name}</h3>
      <ul className="design-swatches">
        {tokens.map((token) => (
          <li key={token}>
            <span style={{ background: `var(--${token})` }} />
            <code>--{token}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
