import { refuse, within } from "../market/refuse.ts";
import type { MarginResult } from "./marginRatios.ts";
import { type DepthParameters, depthAddOn } from "./rules/depthAddOn.ts";
import { type OpenInterestCaps, openInterestMargin } from "./rules/openInterestMargin.ts";
import { sizePremium } from "./rules/sizePremium.ts";
import { type MarginTier, tieredMargin } from "./rules/tieredMargin.ts";

/** What a position and its market look like now. */
export interface MarginSituation {
  /** Base units, signed. */
  readonly size: number;
  /** Index, quote per base. */
  readonly price: number;
  /** The market's open interest, quote currency. */
  readonly openNotional: number;
  /** Volatility over the depth rule's horizon, fraction. */
  readonly horizonVolatility: number;
  /** Volatility-driven ratios in force; the maintenance one has already been ramped. */
  readonly ratios: Pick<MarginResult, "initial" | "maintenance">;
}

/** Which rules a market uses beside the volatility-driven ratios; null leaves one out. */
export interface PositionMarginRules {
  /** Maintenance tiers. */
  readonly tiers: readonly MarginTier[] | null;
  readonly openInterest: OpenInterestCaps | null;
  /** Square-root size premium, fraction per square root of a base unit. */
  readonly sizeFactor: number | null;
  readonly depth: DepthParameters | null;
  /** Initial margin is at least this many maintenance margins, 1 or more. */
  readonly initialOverMaintenance: number;
}

export type InitialMarginRule = "volatility" | "openInterest" | "size" | "maintenance";

/** Quote currency. */
export interface PositionMargin {
  readonly initial: number;
  readonly maintenance: number;
  /** Rule that set the initial margin before the add-on for depth. */
  readonly initialSetBy: InitialMarginRule;
  /** Part of the initial margin that is for the time to liquidate. */
  readonly depthAddOn: number;
}

/**
 * Both margins of one position under every rule of its market.
 *
 * Initial margin is the largest of the rules plus the add-on for depth, at most the notional; maintenance margin reads only the tiers and the ramped
 * ratio, so neither volatility nor open interest nor depth can liquidate an open position.
 *
 * @returns `initial >= initialOverMaintenance * maintenance` always.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * positionMargin({ size: 2, price: 100, openNotional: 0, horizonVolatility: 0.01, ratios: { initial: 0.1, maintenance: 0.05 } },
 *   { tiers: null, openInterest: null, sizeFactor: null, depth: null, initialOverMaintenance: 1.2 }) // { initial: 20, maintenance: 10, ... }
 */
export function positionMargin(situation: MarginSituation, rules: PositionMarginRules): PositionMargin {
  const { size, price, ratios } = situation;
  refuse("MARGIN_INPUT", [
    ...within("size", Math.abs(size), 0, Number.MAX_VALUE),
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("initialOverMaintenance", rules.initialOverMaintenance, 1, Number.POSITIVE_INFINITY),
  ]);
  const notional = Math.abs(size) * price;
  const maintenance = Math.max(ratios.maintenance * notional, rules.tiers ? tieredMargin(notional, rules.tiers) : 0);
  const base = Math.min(1, ratios.initial);
  const wanted: readonly [InitialMarginRule, number][] = [
    ["volatility", base],
    ["openInterest", rules.openInterest ? openInterestMargin(base, situation.openNotional, rules.openInterest) : 0],
    ["size", rules.sizeFactor === null ? 0 : sizePremium(base, Math.abs(size), rules.sizeFactor)],
  ];
  const [rule, ratio] = wanted.reduce((most, next) => (next[1] > most[1] ? next : most));
  const addOn = rules.depth ? depthAddOn(notional, situation.horizonVolatility, rules.depth) : 0;
  const inside = Math.min(1, ratio + addOn) * notional;
  const needed = rules.initialOverMaintenance * maintenance;
  return {
    initial: Math.max(inside, needed),
    maintenance,
    initialSetBy: needed > inside ? "maintenance" : rule,
    depthAddOn: Math.min(addOn, Math.max(0, 1 - ratio)) * notional,
  };
}
