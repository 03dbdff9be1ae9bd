import { refuse, within } from "../../market/refuse.ts";
import { bestReduction } from "./bestReduction.ts";

/** A position that may be reduced. */
export interface ReduciblePosition {
  /** Quote currency, signed. */
  readonly notional: number;
  /** Loss per unit of notional closed: slippage at measured depth, fee and penalty. */
  readonly closeCost: number;
  /** Most that the pace admits now, quote currency, unsigned. */
  readonly maxReduction: number;
}

/** Maintenance requirement of a book, quote currency; convex in every notional, as margins are. */
export type Requirement = (notionals: readonly number[]) => number;

export interface LiquidationStepParameters {
  /** Equity the account must reach, above its requirement, as a share of it. */
  readonly buffer: number;
  /** A rest smaller than this is closed too, quote currency. */
  readonly dust: number;
}

/** What to do with the account now. */
export type LiquidationStep =
  /** Equity covers the requirement; nothing to do. */
  | { readonly kind: "healthy" }
  /** Nothing left to lose: the waterfall takes over, since closing parts cannot raise a negative ratio. */
  | { readonly kind: "insolvent" }
  /** Every admitted reduction costs more equity than it frees: take over the whole account in an auction. */
  | { readonly kind: "noImprovement" }
  | {
      readonly kind: "reduce";
      readonly index: number;
      /** Quote currency, unsigned. */
      readonly reduction: number;
      readonly equityAfter: number;
      readonly requirementAfter: number;
      /** True when the buffer is reached. */
      readonly restored: boolean;
    };

/**
 * The next liquidation step: the cheapest single reduction that restores the buffer, else the one that raises equity/requirement most.
 *
 * A step is taken only if it raises equity/requirement, that is, if the requirement it frees per unit of cost exceeds requirement/equity; a hedge,
 * whose removal raises the requirement, is never closed first. Source: DESIGN section 5; Drift v2 and Synthetix v3 for the buffer.
 *
 * @param equity Quote currency, signed.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * liquidationStep(90, [{ notional: 2_000, closeCost: 0.005, maxReduction: 2_000 }], ([n = 0]) => 0.05 * Math.abs(n), { buffer: 0.02, dust: 0 })
 * // { kind: "reduce", index: 0, reduction: 260.869..., restored: true, ... }
 */
export function liquidationStep(
  equity: number,
  positions: readonly ReduciblePosition[],
  requirement: Requirement,
  parameters: LiquidationStepParameters,
): LiquidationStep {
  refuse("LIQUIDATION_INPUT", [
    ...within("|equity|", Math.abs(equity), 0, Number.MAX_VALUE),
    ...within("buffer", parameters.buffer, 0, Number.MAX_VALUE),
    ...within("dust", parameters.dust, 0, Number.MAX_VALUE),
    ...positions.flatMap((position, i) => [
      ...within(`positions[${i}].|notional|`, Math.abs(position.notional), 0, Number.MAX_VALUE),
      ...within(`positions[${i}].closeCost`, position.closeCost, 0, Number.MAX_VALUE),
      ...within(`positions[${i}].maxReduction`, position.maxReduction, 0, Number.POSITIVE_INFINITY),
    ]),
  ]);
  const notionals = positions.map(({ notional }) => notional);
  const before = requirement(notionals);
  if (equity >= before) return { kind: "healthy" };
  if (equity <= 0) return { kind: "insolvent" };
  const candidates = positions.flatMap((position, index) => {
    const after = (reduction: number) => ({
      equity: equity - position.closeCost * reduction,
      requirement: requirement(notionals.with(index, Math.sign(position.notional) * (Math.abs(position.notional) - reduction))),
    });
    const found = bestReduction(after, Math.abs(position.notional), position.maxReduction, parameters);
    const improved = found.equity * before > equity * found.requirement;
    return improved ? [{ index, cost: position.closeCost * found.reduction, ...found }] : [];
  });
  const restoring = candidates.filter(({ restored }) => restored);
  const chosen =
    restoring.length > 0
      ? restoring.reduce((best, next) => (next.cost < best.cost ? next : best))
      : candidates.reduce<(typeof candidates)[number] | undefined>(
          (best, next) => (!best || next.equity * best.requirement > best.equity * next.requirement ? next : best),
          undefined,
        );
  if (!chosen) return { kind: "noImprovement" };
  const { index, reduction, restored } = chosen;
  return { kind: "reduce", index, reduction, equityAfter: chosen.equity, requirementAfter: chosen.requirement, restored };
}
