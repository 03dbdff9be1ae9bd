import type { LiveRound, TierClass, TierReason } from "@evenkeel/engine/api/wire";
import { gaugePosition } from "../parts/gaugePosition.ts";
import { Panel } from "../parts/Panel.tsx";
import { TierGlyph } from "../parts/TierGlyph.tsx";
import { CLASS_WORDS, measureWords } from "../words/measureWords.ts";
import { TIER_WORDS } from "../words/tierWords.ts";

const CLASSES: readonly TierClass[] = ["price", "liquidity", "solvency"];

/** Why the market is in its tier: every measure with its value and the threshold that comes next. */
export function TierPanel({ round }: { readonly round: LiveRound }) {
  return (
    <Panel title="Why this tier" area="tier" note="measured / next threshold">
      <p className="panel-lead">{TIER_WORDS[round.tier].meaning}</p>
      {CLASSES.map((name) => {
        const reasons = round.tierReasons.filter((reason) => reason.class === name);
        return reasons.length === 0 ? null : (
          <div key={name} className="measures">
            <h3>{CLASS_WORDS[name]}</h3>
            <ul>
              {reasons.map((reason) => (
                <Measure key={reason.measure} reason={reason} />
              ))}
            </ul>
          </div>
        );
      })}
      <p className="panel-foot">Tiers 3 and 4 need two of the three classes, so that one corrupt feed cannot halt a market.</p>
    </Panel>
  );
}

function Measure({ reason }: { readonly reason: TierReason }) {
  const { label, show } = measureWords(reason.measure);
  const { value, thresholds, tier } = reason;
  const next = thresholds.find((threshold) => value === null || value < threshold) ?? thresholds.at(-1) ?? null;
  const share = value === null ? 0 : gaugePosition(value, thresholds) / (thresholds.length + 1);
  return (
    <li className="measure">
      <TierGlyph tier={tier} size={16} label />
      <span className="measure-label">{label}</span>
      <span className="number measure-value">
        {show(value)} <span className="muted">/ {show(next)}</span>
      </span>
      <span className="meter" aria-hidden="true">
        {thresholds.map((threshold, step) => (
          <span key={threshold} className="meter-tick" style={{ left: `${(100 * (step + 1)) / (thresholds.length + 1)}%` }} />
        ))}
        <span className="meter-fill" style={{ width: `${100 * share}%`, background: `var(--tier${tier})` }} />
      </span>
    </li>
  );
}
