import { BASIS_DOWN, BASIS_UP, FIRST_SCENARIO, MARK, type ScenarioGrid } from "./scenarioGrid.ts";

/** Many accounts in flat arrays; account i holds positions `optionStart[i]` to `optionStart[i + 1]`, and its collaterals likewise. */
export interface AccountBook {
  readonly optionStart: Uint32Array;
  /** Index of the instrument in the grid. */
  readonly instrument: Uint32Array;
  readonly amount: Float64Array;
  readonly collateralStart: Uint32Array;
  /** Index into the market's collaterals. */
  readonly collateral: Uint32Array;
  readonly collateralAmount: Float64Array;
  readonly cash: Float64Array;
  /** Perp position, units of base, signed. */
  readonly perp: Float64Array;
  /** Unsettled profit and funding of the perp, accounting asset. */
  readonly perpValue: Float64Array;
}

/** Where results go; one entry per account, owned by the caller. */
export interface MarginColumns {
  /** Equity less the maintenance requirement: below 0 the account is liquidated. */
  readonly maintenance: Float64Array;
  /** Equity less the initial requirement: below 0 nothing may be opened. */
  readonly initial: Float64Array;
  readonly markToMarket: Float64Array;
  /** Index of the worst scenario; the number of scenarios where it is the basis. */
  readonly worst: Uint32Array;
}

/** Working memory of one grid, reused from account to account. */
export interface MarginScratch {
  /** Value of the account per column, one row per expiry. */
  readonly values: readonly Float64Array[];
  readonly gross: Float64Array;
  readonly touched: Uint32Array;
  readonly isTouched: Uint8Array;
  readonly netPerStrike: Float64Array;
  readonly profit: Float64Array;
}

/**
 * Working memory for a grid.
 *
 * @example
 * createMarginScratch(grid).profit.length // the number of scenarios
 */
export function createMarginScratch(grid: ScenarioGrid): MarginScratch {
  const expiries = grid.market.expiries.length;
  return {
    values: Array.from({ length: expiries }, () => new Float64Array(grid.columns)),
    gross: new Float64Array(expiries),
    touched: new Uint32Array(expiries),
    isTouched: new Uint8Array(expiries),
    netPerStrike: new Float64Array(grid.strikes),
    profit: new Float64Array(grid.columns - FIRST_SCENARIO),
  };
}

/** Adds the account's options up per expiry and column; returns how many expiries it touches. */
function gather(grid: ScenarioGrid, book: AccountBook, account: number, scratch: MarginScratch): number {
  const { columns, rows, expiryOf, strikeOf } = grid;
  const { values, gross, touched, isTouched, netPerStrike } = scratch;
  const end = book.optionStart[account + 1] as number;
  let count = 0;
  for (let p = book.optionStart[account] as number; p < end; p++) {
    const instrument = book.instrument[p] as number;
    const amount = book.amount[p] as number;
    const expiry = expiryOf[instrument] as number;
    const to = values[expiry] as Float64Array;
    const from = rows[instrument] as Float64Array;
    if (isTouched[expiry] === 0) {
      isTouched[expiry] = 1;
      touched[count++] = expiry;
      gross[expiry] = 0;
      for (let c = 0; c < columns; c++) to[c] = amount * (from[c] as number);
    } else {
      for (let c = 0; c < columns; c++) to[c] = (to[c] as number) + amount * (from[c] as number);
    }
    gross[expiry] = (gross[expiry] as number) + Math.abs(amount);
    const strike = strikeOf[instrument] as number;
    netPerStrike[strike] = (netPerStrike[strike] as number) + amount;
  }
  return count;
}

/** Sum of what is short per strike after netting calls and puts; leaves the netting memory at zero. */
function nakedShorts(grid: ScenarioGrid, book: AccountBook, account: number, scratch: MarginScratch): number {
  const end = book.optionStart[account + 1] as number;
  let sum = 0;
  for (let p = book.optionStart[account] as number; p < end; p++) {
    const strike = grid.strikeOf[book.instrument[p] as number] as number;
    const net = scratch.netPerStrike[strike] as number;
    if (net < 0) sum -= net;
    scratch.netPerStrike[strike] = 0;
  }
  return sum;
}

function marginAccount(grid: ScenarioGrid, book: AccountBook, account: number, scratch: MarginScratch, out: MarginColumns): void {
  const { market, parameters, columns, positiveDiscount, negativeDiscount, damping, skew } = grid;
  const { contingencies, confidence, peg, lossFactor } = parameters;
  const { values, profit } = scratch;
  const scenarios = columns - FIRST_SCENARIO;
  const perp = book.perp[account] as number;
  const untrusted = (least: number) => (least < confidence.threshold ? (1 - least) * confidence.factor : 0);
  const shared = perp === 0 ? market.spotConfidence : Math.min(market.spotConfidence, market.perpConfidence);

  const perpNotional = Math.abs(perp) * market.spot;
  let maintenanceAdd = perpNotional * contingencies.perpMaintenance;
  let initialAdd = perpNotional * (contingencies.perpInitial + untrusted(shared));
  let mark = book.perpValue[account] as number;
  let moving = perp === 0 ? 0 : perp * market.perpPrice;
  const lastCollateral = book.collateralStart[account + 1] as number;
  for (let i = book.collateralStart[account] as number; i < lastCollateral; i++) {
    const kind = market.collaterals[book.collateral[i] as number];
    if (!kind) continue;
    const value = ((book.collateralAmount[i] as number) * kind.price) / market.stablePrice;
    mark += value;
    if (kind.riskCancelling) moving += value;
    maintenanceAdd += value * kind.maintenanceHaircut;
    initialAdd += value * (kind.initialHaircut + untrusted(Math.min(kind.confidence, market.spotConfidence)));
  }
  for (let s = 0; s < scenarios; s++) profit[s] = moving * (grid.spotMove[s] as number);

  const expiries = gather(grid, book, account, scratch);
  let basis = 0;
  for (let t = 0; t < expiries; t++) {
    const expiry = scratch.touched[t] as number;
    scratch.isTouched[expiry] = 0;
    const row = values[expiry] as Float64Array;
    const value = row[MARK] as number;
    mark += value;
    const up = (row[BASIS_UP] as number) - value;
    const down = (row[BASIS_DOWN] as number) - value;
    basis += Math.min(up, down, 0) * (grid.basisShare[expiry] as number);
    const positive = positiveDiscount[expiry] as number;
    const negative = negativeDiscount[expiry] as number;
    for (let s = 0; s < scenarios; s++) {
      const shocked = row[FIRST_SCENARIO + s] as number;
      const change = (shocked * (shocked >= 0 ? positive : negative) - value) * (damping[s] as number);
      profit[s] = (profit[s] as number) + (skew[s] === 1 ? -Math.abs(change) : change);
    }
    const least = Math.min(shared, market.expiries[expiry]?.confidence ?? 0);
    initialAdd += (scratch.gross[expiry] as number) * market.spot * untrusted(least);
  }
  const naked = nakedShorts(grid, book, account, scratch) * market.spot;
  maintenanceAdd += naked * contingencies.optionMaintenance;
  initialAdd += naked * contingencies.optionInitial;

  let worstProfit = basis;
  let worst = scenarios;
  for (let s = 0; s < scenarios; s++) {
    if ((profit[s] as number) < worstProfit) {
      worstProfit = profit[s] as number;
      worst = s;
    }
  }
  const equity = mark + (book.cash[account] as number);
  const initialFactor = lossFactor.initial + Math.max(0, peg.threshold - market.stablePrice) * peg.factor;
  out.markToMarket[account] = equity;
  out.maintenance[account] = worstProfit * lossFactor.maintenance - maintenanceAdd + equity;
  out.initial[account] = worstProfit * initialFactor - maintenanceAdd - initialAdd + equity;
  out.worst[account] = worst;
}

/**
 * Scenario portfolio margin of every account in a book.
 *
 * Per account: the worst of the scenarios' profit and loss (against the mark, per expiry after the static discount, with gains of the two skew
 * scenarios turned into losses) and of the basis contingency, times a loss factor, less contingencies for perps, naked shorts, collateral haircuts and
 * unsure oracles, plus equity. Nothing is allocated. Source: Derive v2 PMRM_2 with the extended grid of Deribit's portfolio margin.
 *
 * @param out one entry per account
 * @example
 * marginAccounts(grid, book, createMarginScratch(grid), columns); columns.maintenance[0] // equity less requirement of the first account
 */
export function marginAccounts(grid: ScenarioGrid, book: AccountBook, scratch: MarginScratch, out: MarginColumns): void {
  for (let account = 0; account < book.cash.length; account++) marginAccount(grid, book, account, scratch, out);
}
