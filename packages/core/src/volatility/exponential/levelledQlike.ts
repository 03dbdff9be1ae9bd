import type { Segment } from "../segment.ts";

/** The loss of forecasts after the level that suits them best. */
export interface LevelledLoss {
  /** Mean of target / forecast: the factor with the smallest quasi-likelihood loss. */
  readonly level: number;
  /** Mean QLIKE of `level * forecast`; NaN when nothing was scored. */
  readonly loss: number;
}

/**
 * Mean QLIKE after the best constant factor, in one pass: with the factor at mean(y/f) it is `ln(level) - mean(ln(y/f))`.
 *
 * @param forecasts positive
 * @param targets positive; NaN entries are not scored
 * @param skip entries at the head of each segment that are not scored
 * @example
 * levelledQlike(Float64Array.of(1, 2), Float64Array.of(3, 6), [{ from: 0, to: 2 }], 0) // { level: 3, loss: 0 }
 */
export function levelledQlike(forecasts: Float64Array, targets: Float64Array, segments: readonly Segment[], skip: number): LevelledLoss {
  let [count, ratios, logs] = [0, 0, 0];
  for (const { from, to } of segments) {
    for (let i = from + skip; i < to; i++) {
      const ratio = (targets[i] as number) / (forecasts[i] as number);
      if (!(ratio > 0)) continue;
      count++;
      ratios += ratio;
      logs += Math.log(ratio);
    }
  }
  const level = ratios / count;
  return { level, loss: Math.log(level) - logs / count };
}
