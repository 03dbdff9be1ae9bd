import { refuse, within } from "../../market/refuse.ts";
import { waterLevel } from "./waterLevel.ts";

/** Result of a water-filling in real numbers. */
export interface FilledLeverage {
  /** What each account gives up, in the order of the input. */
  readonly reductions: readonly number[];
  /** Highest notional/equity left. */
  readonly maxLeverage: number;
  /** What no account can give up. */
  readonly shortfall: number;
}

/**
 * Water-filling in real numbers, for simulations and comparisons: reduces the most levered accounts first until leverage equalises.
 *
 * Source: Campbell, Hey, Moallemi, Nutz 2026 (arXiv 2603.15963), isolated case.
 *
 * @param notionals unsigned, any unit
 * @param equities the same unit
 * @param reduce amount to close
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * fillLeverage([100, 100, 100], [10, 20, 50], 200) // { reductions: [87.5, 75, 37.5], maxLeverage: 1.25, shortfall: 0 }
 */
export function fillLeverage(notionals: readonly number[], equities: readonly number[], reduce: number): FilledLeverage {
  refuse("LIQUIDATION_INPUT", [
    ...within("equities.length", equities.length, notionals.length, notionals.length),
    ...within("reduce", reduce, 0, Number.MAX_VALUE),
    ...notionals.flatMap((notional, i) => within(`notionals[${i}]`, notional, 0, Number.MAX_VALUE)),
    ...equities.flatMap((equity, i) => within(`|equities[${i}]|`, Math.abs(equity), 0, Number.MAX_VALUE)),
  ]);
  const positions = Float64Array.from(notionals);
  const book = { positions, exposures: positions, equities: Float64Array.from(equities) };
  const total = notionals.reduce((sum, notional) => sum + notional, 0);
  const found = reduce === 0 ? null : waterLevel(book, reduce);
  const withoutEquity = notionals.reduce((sum, notional, i) => ((equities[i] ?? 0) > 0 ? sum : sum + notional), 0);
  const reductions = notionals.map((notional, i) => {
    const equity = equities[i] ?? 0;
    if (found === null) return 0;
    if (found.kind === "all") return notional;
    if (found.kind === "withoutEquity") return equity > 0 ? 0 : (notional * reduce) / withoutEquity;
    return equity > 0 ? Math.max(0, notional - found.level * equity) : notional;
  });
  const left = notionals.map((notional, i) => leverage(notional - (reductions[i] ?? 0), equities[i] ?? 0));
  return { reductions, maxLeverage: left.reduce((most, next) => Math.max(most, next), 0), shortfall: Math.max(0, reduce - total) };
}

function leverage(notional: number, equity: number): number {
  if (notional <= 0) return 0;
  return equity > 0 ? notional / equity : Number.POSITIVE_INFINITY;
}
