import { createMarginScratch, type MarginColumns, marginAccounts } from "./marginAccounts.ts";
import type { Instrument, PortfolioMarket } from "./market.ts";
import type { PortfolioMarginParameters, Scenario } from "./parameters.ts";
import { buildScenarioGrid } from "./scenarioGrid.ts";

/** A held option. */
export interface OptionHolding extends Instrument {
  /** Contracts, signed. */
  readonly amount: number;
}

/** An amount of one of the market's collaterals. */
export interface CollateralHolding {
  /** Index into the market's collaterals. */
  readonly collateral: number;
  readonly amount: number;
}

/** One account of one underlying. */
export interface Portfolio {
  readonly cash: number;
  /** Perp position, units of base, signed. */
  readonly perp: number;
  /** Unsettled profit and funding of the perp. */
  readonly perpValue: number;
  readonly options: readonly OptionHolding[];
  readonly collaterals: readonly CollateralHolding[];
}

/** Margin of one account, in the accounting asset. */
export interface PortfolioMargin {
  /** Equity less the maintenance requirement. */
  readonly maintenance: number;
  /** Equity less the initial requirement. */
  readonly initial: number;
  readonly markToMarket: number;
  /** The scenario that sets the requirement, or "basis". */
  readonly worst: Scenario | "basis";
}

/**
 * Scenario portfolio margin of one account: `marginAccounts` for a book of one.
 *
 * @throws EvenkeelError PORTFOLIO_INVALID for an option without expiry, or a strike or volatility that is negative or not a number.
 * @example
 * portfolioMargin({ cash: 1000, perp: 0, perpValue: 0, options: [], collaterals: [] }, market, PMRM2_PARAMETERS).initial // 1000
 */
export function portfolioMargin(portfolio: Portfolio, market: PortfolioMarket, parameters: PortfolioMarginParameters): PortfolioMargin {
  const { options, collaterals } = portfolio;
  const grid = buildScenarioGrid(options, market, parameters);
  const out: MarginColumns = {
    maintenance: new Float64Array(1),
    initial: new Float64Array(1),
    markToMarket: new Float64Array(1),
    worst: new Uint32Array(1),
  };
  const book = {
    optionStart: Uint32Array.of(0, options.length),
    instrument: Uint32Array.from(options, (_, i) => i),
    amount: Float64Array.from(options, ({ amount }) => amount),
    collateralStart: Uint32Array.of(0, collaterals.length),
    collateral: Uint32Array.from(collaterals, ({ collateral }) => collateral),
    collateralAmount: Float64Array.from(collaterals, ({ amount }) => amount),
    cash: Float64Array.of(portfolio.cash),
    perp: Float64Array.of(portfolio.perp),
    perpValue: Float64Array.of(portfolio.perpValue),
  };
  marginAccounts(grid, book, createMarginScratch(grid), out);
  const [maintenance = Number.NaN] = out.maintenance;
  const [initial = Number.NaN] = out.initial;
  const [markToMarket = Number.NaN] = out.markToMarket;
  const [worst = 0] = out.worst;
  return { maintenance, initial, markToMarket, worst: parameters.scenarios[worst] ?? "basis" };
}
