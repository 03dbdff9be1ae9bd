import { erfc } from "../../math/erfc.ts";
import type { CollateralMarket, ExpiryMarket, PortfolioMarket } from "./market.ts";
import type { PortfolioMarginParameters, Scenario } from "./parameters.ts";
import type { OptionHolding, Portfolio } from "./portfolioMargin.ts";

const YEAR = 365 * 86_400;
const DAY = 86_400;

/** The textbook formula, without any care for accuracy far from the money. */
function black(kind: "call" | "put", forward: number, strike: number, total: number, discount: number): number {
  const sign = kind === "call" ? 1 : -1;
  if (!(forward > 0 && strike > 0 && total > 0)) return discount * Math.max(0, sign * (forward - strike));
  const below = (z: number) => 0.5 * erfc(-z / Math.SQRT2);
  const d1 = Math.log(forward / strike) / total + total / 2;
  return discount * sign * (forward * below(sign * d1) - strike * below(sign * (d1 - total)));
}

/** Volatility of an option in a scenario. */
function shocked(
  option: OptionHolding,
  { forwardFixed, forwardVariable, secondsToExpiry }: ExpiryMarket,
  move: Scenario["volatility"],
  p: PortfolioMarginParameters,
): number {
  const { volatilityShock: level, skewShock: skew } = p;
  const days = secondsToExpiry / DAY;
  const root = Math.sqrt(secondsToExpiry / YEAR);
  const tenor = (30 / Math.max(days, level.leastDays)) ** (days > 30 ? level.longTermPower : level.shortTermPower);
  if (move === "up") return Math.max(level.leastUpVolatility, option.volatility * (1 + level.rangeUp * tenor));
  if (move === "down") return option.volatility * Math.max(0, 1 - level.rangeDown * tenor);
  if (move === "none") return option.volatility;
  const linear = move === "linearSkew";
  const distance = Math.log(option.strike / (forwardFixed + forwardVariable));
  const k = linear ? distance : Math.abs(distance);
  const cap = linear ? skew.linearCap + skew.linearCapPerRootYear * root : skew.absoluteCap + skew.absoluteCapPerRootYear * root;
  const width = Math.max(skew.leastWidth, root * skew.widthScale * (skew.widthVolatility + skew.widthVolatilityPerRootYear * root));
  return option.volatility * Math.max(0, 1 + Math.max(-cap, Math.min(cap, (k * cap) / width)));
}

/**
 * Portfolio margin a second time, straight from the rule's description: options grouped by expiry, every scenario from scratch, no grid, no columns.
 *
 * Slow on purpose; the fast one is held to it.
 */
export function plainMargin(portfolio: Portfolio, market: PortfolioMarket, p: PortfolioMarginParameters) {
  const expiries = [...new Set(portfolio.options.map(({ expiry }) => expiry))].map((index) => {
    const own = portfolio.options.filter(({ expiry }) => expiry === index);
    const expiry = market.expiries[index] as ExpiryMarket;
    const years = expiry.secondsToExpiry / YEAR;
    const rate = Math.max(0, expiry.rate);
    const value = (spot: number, move: Scenario["volatility"]) =>
      own.reduce((sum, option) => {
        const forward = expiry.forwardVariable * spot + expiry.forwardFixed;
        const total = shocked(option, expiry, move, p) * Math.sqrt(years);
        return sum + option.amount * black(option.kind, forward, option.strike, total, Math.exp(-rate * years));
      }, 0);
    const { long, longRateFactor, longRateAdd, short, shortRateFactor, shortRateAdd } = p.staticDiscount;
    const gain = long * Math.exp(-years * (rate * longRateFactor + longRateAdd));
    const loss = Math.min(Math.exp(rate * years), short * Math.exp(years * (rate * shortRateFactor + shortRateAdd)));
    return { own, expiry, years, value, mark: value(1, "none"), gain, loss };
  });
  const held = portfolio.collaterals.map(({ collateral, amount }) => {
    const kind = market.collaterals[collateral] as CollateralMarket;
    return { kind, value: (amount * kind.price) / market.stablePrice };
  });

  const moving = portfolio.perp * market.perpPrice + held.reduce((sum, { kind, value }) => sum + (kind.riskCancelling ? value : 0), 0);
  const profit = ({ spot, volatility, damping }: Scenario) =>
    expiries.reduce(
      (sum, { value, mark, gain, loss }) => {
        const after = value(spot, volatility);
        const change = damping * (after * (after < 0 ? loss : gain) - mark);
        return sum + (volatility === "linearSkew" || volatility === "absoluteSkew" ? -Math.abs(change) : change);
      },
      moving * (spot - 1) * damping,
    );
  const basis = expiries.reduce((sum, { value, mark, years }) => {
    const worse = Math.min(0, value(p.basis.spotUp, "none") - mark, value(p.basis.spotDown, "none") - mark);
    return sum + worse * (p.basis.share + p.basis.sharePerYear * years);
  }, 0);
  const worst = Math.min(basis, ...p.scenarios.map(profit));

  const nets = new Map<string, number>();
  for (const { expiry, strike, amount } of portfolio.options) {
    const key = `${expiry} at ${strike}`;
    nets.set(key, (nets.get(key) ?? 0) + amount);
  }
  const naked = market.spot * [...nets.values()].reduce((sum, net) => sum + Math.max(0, -net), 0);
  const perp = market.spot * Math.abs(portfolio.perp);
  const unsure = (confidence: number) => (confidence < p.confidence.threshold ? (1 - confidence) * p.confidence.factor : 0);
  const shared = portfolio.perp === 0 ? market.spotConfidence : Math.min(market.spotConfidence, market.perpConfidence);
  const { perpMaintenance, perpInitial, optionMaintenance, optionInitial } = p.contingencies;
  const maintenanceAdd =
    perp * perpMaintenance + naked * optionMaintenance + held.reduce((sum, { kind, value }) => sum + value * kind.maintenanceHaircut, 0);
  const initialAdd =
    perp * (perpInitial + unsure(shared)) +
    naked * optionInitial +
    held.reduce(
      (sum, { kind, value }) => sum + value * (kind.initialHaircut + unsure(Math.min(kind.confidence, market.spotConfidence))),
      0,
    ) +
    expiries.reduce((sum, { own, expiry }) => {
      const contracts = own.reduce((total, { amount }) => total + Math.abs(amount), 0);
      return sum + contracts * market.spot * unsure(Math.min(shared, expiry.confidence));
    }, 0);

  const marked = expiries.reduce((sum, { mark }) => sum + mark, 0) + held.reduce((sum, { value }) => sum + value, 0);
  const equity = portfolio.cash + portfolio.perpValue + marked;
  const depeg = p.peg.factor * Math.max(0, p.peg.threshold - market.stablePrice);
  return {
    markToMarket: equity,
    maintenance: equity + p.lossFactor.maintenance * worst - maintenanceAdd,
    initial: equity + (p.lossFactor.initial + depeg) * worst - maintenanceAdd - initialAdd,
  };
}
