import type { OutsideRound } from "./outsideRounds.testing.ts";
import type { OrderIntent, Trader, TraderView } from "./trader.ts";

/** Rates per second as a function of the averaged premium. */
export type FundingLaw = (averagedPremium: number) => { readonly fundingRate: number; readonly borrowRate: number };

const BORROW = 0.1 / 31_557_600;
const CAP = 0.0125 / 28_800;

/** Stand-ins for the three arms; `gen2` is a plain proportional law with the cap of the real one. */
export const laws = {
  none: (): FundingLaw => () => ({ fundingRate: 0, borrowRate: 0 }),
  gen1: (): FundingLaw => () => ({ fundingRate: 1e-4 / 28_800, borrowRate: BORROW }),
  gen2:
    (gain: number): FundingLaw =>
    (premium) => ({ fundingRate: Math.max(-CAP, Math.min(CAP, (gain * premium) / 28_800)), borrowRate: BORROW }),
};

export interface PlacedOrder extends OrderIntent {
  readonly round: number;
  readonly name: string;
  readonly kind: Trader["kind"];
}

export interface ClosedLoopResult {
  readonly placed: readonly PlacedOrder[];
  readonly executed: number;
  readonly refused: number;
  /** Mark over index minus one after each round. */
  readonly basis: readonly number[];
  /** Basis points, of 5-minute means. */
  readonly meanAbsBp: number;
}

interface Account {
  position: number;
  cash: number;
}

const AVERAGING_SECONDS = 300;
const FEE = 0.0005;
const MARGIN = 0.05;

/** A skew-priced market in floats: orders execute one round after they are placed, at the new index and half their own impact. */
export function closedLoop(
  traders: readonly Trader[],
  outside: readonly OutsideRound[],
  market: { skewScale: number; roundSeconds: number; lookback: number },
  law: FundingLaw,
): ClosedLoopResult {
  const { skewScale, roundSeconds, lookback } = market;
  const accounts = traders.map((trader): Account => ({ position: 0, cash: trader.collateral }));
  const placed: PlacedOrder[] = [];
  const basis: number[] = [];
  const returns: number[] = [];
  let waiting: { account: Account; order: OrderIntent }[] = [];
  let skew = 0;
  let averaged = 0;
  let executed = 0;
  let refused = 0;
  let previous = Number.NaN;
  for (const { round, at, index } of outside) {
    const { fundingRate, borrowRate } = law(averaged);
    for (const account of accounts) {
      account.cash -= account.position * index * fundingRate * roundSeconds;
      if (account.position * skew > 0) account.cash -= Math.abs(account.position) * index * borrowRate * roundSeconds;
    }
    for (const { account, order } of waiting) {
      const price = index * (1 + (skew + order.size / 2) / skewScale);
      const position = account.position + order.size;
      const equity = account.cash - order.size * price + position * index;
      const shrinks = Math.abs(position) < Math.abs(account.position);
      if ((order.limitPrice - price) * order.size < 0 || (!shrinks && equity < MARGIN * Math.abs(position) * index)) {
        refused++;
        continue;
      }
      account.cash -= order.size * price + FEE * Math.abs(order.size) * price;
      account.position = position;
      skew += order.size;
      executed++;
    }
    waiting = [];
    averaged += (skew / skewScale - averaged) * (1 - Math.exp(-roundSeconds / AVERAGING_SECONDS));
    if (previous > 0) returns.push(Math.log(index / previous));
    if (returns.length > lookback) returns.shift();
    previous = index;
    basis.push(skew / skewScale);
    traders.forEach((trader, i) => {
      const account = accounts[i] as Account;
      const equity = account.cash + account.position * index;
      const view: TraderView = {
        at,
        outsidePrice: index,
        outsideReturns: returns,
        mark: index * (1 + skew / skewScale),
        index,
        skew,
        skewScale,
        fundingRate,
        borrowRate,
        tradeFee: FEE,
        tier: 0,
        mode: "Normal",
        position: account.position,
        equity,
        freeCollateral: equity - MARGIN * Math.abs(account.position) * index,
        initialMargin: MARGIN,
      };
      const order = trader.decide(view, round);
      if (order === null) return;
      placed.push({ ...order, round, name: trader.name, kind: trader.kind });
      waiting.push({ account, order });
    });
  }
  return { placed, executed, refused, basis, meanAbsBp: meanAbs(basis, Math.round(300 / roundSeconds)) };
}

function meanAbs(values: readonly number[], window: number): number {
  let sum = 0;
  let count = 0;
  for (let first = 0; first + window <= values.length; first += window) {
    let block = 0;
    for (let i = first; i < first + window; i++) block += values[i] ?? 0;
    sum += Math.abs(block / window);
    count++;
  }
  return (sum / count) * 1e4;
}
