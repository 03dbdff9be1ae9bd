import { formatNumber } from "../words/format.ts";
import { gaugePosition } from "./gaugePosition.ts";

export interface LevelGaugeProps {
  /** Fraction, signed. */
  readonly basis: number | null;
  /** Levels at which tiers 1 to 4 begin, fractions. */
  readonly thresholds: readonly number[];
}

/** A spirit level: the bubble sits in the middle when mark and index agree and moves to the side of the dearer one. */
export function LevelGauge({ basis, thresholds }: LevelGaugeProps) {
  const steps = thresholds.length + 1;
  const place = basis === null ? null : (Math.sign(basis) * gaugePosition(Math.abs(basis), thresholds)) / steps;
  const above = thresholds.map((_, step) => step + 1);
  const zones = [...above.toReversed(), 0, 0, ...above];
  return (
    <div className="gauge" aria-hidden="true">
      <div className="gauge-ends">
        <span>◂ index dearer</span>
        <span>mark dearer ▸</span>
      </div>
      <div className="gauge-tube">
        {zones.map((tier, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the zones never change places.
          <span key={position} className="gauge-zone" style={{ background: `color-mix(in srgb, var(--tier${tier}) 38%, transparent)` }}>
            {tier === 0 ? "" : tier}
          </span>
        ))}
        <span className="gauge-zero" />
        {place !== null && <span className="gauge-bubble" style={{ left: `${50 + 50 * place}%` }} />}
      </div>
      <div className="gauge-scale number">
        {[-1, 1].map((side) =>
          thresholds.map((threshold, step) => (
            <span key={side * threshold} style={{ left: `${50 + (side * 50 * (step + 1)) / steps}%` }}>
              {basisPoints(threshold)}
            </span>
          )),
        )}
        <span style={{ left: "50%" }}>0 bp</span>
      </div>
    </div>
  );
}

function basisPoints(fraction: number): string {
  const value = fraction * 10_000;
  return formatNumber(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
}
