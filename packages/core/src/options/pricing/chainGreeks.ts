import { cumulativeNormalFrom } from "../../math/cumulativeNormal.ts";
import { ONE_OVER_SQRT_TWO_PI } from "../../math/normalDensity.ts";

/** Listed options in flat arrays, one entry per option. */
export interface OptionChain {
  /** 1 for a call, -1 for a put. */
  readonly sign: Int8Array;
  readonly strike: Float64Array;
  /** Natural logarithm of each strike; it never changes while an option is listed. */
  readonly logStrike: Float64Array;
  /** Index into the expiries. */
  readonly expiry: Uint32Array;
  /** Annual volatility. */
  readonly volatility: Float64Array;
}

/** Expiries of a chain, one entry each. */
export interface ChainExpiries {
  readonly years: Float64Array;
  readonly forward: Float64Array;
  /** Continuously compounded, per year. */
  readonly rate: Float64Array;
}

/** Where the greeks go, one entry per option, owned by the caller; units as in `OptionGreeks`. */
export interface ChainGreeks {
  readonly price: Float64Array;
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
  readonly rho: Float64Array;
  readonly vanna: Float64Array;
  readonly volga: Float64Array;
}

/**
 * Arrays for the greeks of so many options.
 *
 * @example
 * createChainGreeks(500).delta.length // 500
 */
export function createChainGreeks(options: number): ChainGreeks {
  const column = () => new Float64Array(options);
  return {
    price: column(),
    delta: column(),
    gamma: column(),
    vega: column(),
    theta: column(),
    rho: column(),
    vanna: column(),
    volga: column(),
  };
}

/** The chain with the logarithms of its strikes. */
export function withLogStrikes(chain: Omit<OptionChain, "logStrike">): OptionChain {
  return { ...chain, logStrike: chain.strike.map(Math.log) };
}

/**
 * Values and greeks of a whole option chain, without allocating.
 *
 * One exponential per option: the density serves both normal distributions (`n(d2) = n(d1) F / K`) and every second derivative. The absolute error
 * is a few ulps of the forward; where a deep out-of-the-money price needs its own relative accuracy, use `black76`. Options without
 * volatility or time get their intrinsic value and the delta of `greeks`, everything else 0.
 *
 * @param spot quote per base; the base's yield follows from it and each forward
 * @param out one entry per option
 * @example
 * chainGreeks(chain, expiries, 3000, out); out.delta[0] // 0.53
 */
export function chainGreeks(chain: OptionChain, expiries: ChainExpiries, spot: number, out: ChainGreeks): void {
  const { sign, strike, logStrike, expiry, volatility } = chain;
  // Figures of the expiry at hand; chains are listed by expiry, so they rarely change.
  let current = -1;
  let forward = 0;
  let logForward = 0;
  let years = 0;
  let root = 0;
  let rate = 0;
  let dividendYield = 0;
  let discount = 1;
  let yieldDiscount = 1;
  for (let i = 0; i < strike.length; i++) {
    const e = expiry[i] as number;
    if (e !== current) {
      current = e;
      forward = expiries.forward[e] as number;
      years = expiries.years[e] as number;
      rate = expiries.rate[e] as number;
      logForward = Math.log(forward);
      root = Math.sqrt(years);
      discount = Math.exp(-rate * years);
      yieldDiscount = (forward * discount) / spot;
      dividendYield = years > 0 ? -Math.log(yieldDiscount) / years : 0;
    }
    const k = strike[i] as number;
    const side = sign[i] as number;
    const sigma = volatility[i] as number;
    const total = sigma * root;
    // Below 1e-300 the moneyness in deviations overflows, and 0 times infinity is no number.
    if (!(total > 1e-300)) {
      withoutTime(out, i, side, forward, k, discount, yieldDiscount);
      continue;
    }
    const h = (logForward - (logStrike[i] as number)) / total;
    const d1 = h + 0.5 * total;
    const d2 = h - 0.5 * total;
    const density = ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * d1 * d1);
    const above = cumulativeNormalFrom(side * d1, density);
    const below = cumulativeNormalFrom(side * d2, density * (forward / k));
    const delta = side * yieldDiscount * above;
    const held = side * discount * k * below;
    const vega = spot * yieldDiscount * density * root;
    out.price[i] = Math.max(0, spot * delta - held);
    out.delta[i] = delta;
    out.gamma[i] = (yieldDiscount * density) / (spot * total);
    out.vega[i] = vega;
    out.theta[i] = dividendYield * spot * delta - rate * held - (0.5 * vega * sigma) / years;
    out.rho[i] = years * held;
    out.vanna[i] = (-yieldDiscount * density * d2) / sigma;
    out.volga[i] = (vega * d1 * d2) / sigma;
  }
}

function withoutTime(
  out: ChainGreeks,
  i: number,
  side: number,
  forward: number,
  strike: number,
  discount: number,
  yieldDiscount: number,
): void {
  const distance = side * (forward - strike);
  const half = distance === 0 ? 0.5 : 0;
  out.price[i] = discount * Math.max(0, distance);
  out.delta[i] = side * yieldDiscount * (distance > 0 ? 1 : half);
  for (const column of [out.gamma, out.vega, out.theta, out.rho, out.vanna, out.volga]) column[i] = 0;
}
