import {
  bachelierImpliedVolatility,
  black76,
  type DeltaConvention,
  greeks,
  impliedVolatility,
  type OptionGreeks,
  quotedDelta,
  sviTotalVariance,
} from "@evenkeel/core/options/public";
import type { Adapter, AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";
import { kindOf } from "./blackInputs.ts";
import { rawSviOf } from "./smileInputs.ts";

/** A case states total volatility, discount and forward; rates follow from them where it leaves them out. */
function fullSet(inputs: CaseInputs): OptionGreeks {
  const years = numberOf(inputs.T ?? 1);
  const spot = numberOf(inputs.spot);
  const rate = -Math.log(numberOf(inputs.discount)) / years;
  return greeks({
    kind: kindOf(inputs.type),
    spot,
    strike: numberOf(inputs.strike),
    years,
    volatility: numberOf(inputs.stdDev) / Math.sqrt(years),
    rate,
    dividendYield: rate - Math.log(numberOf(inputs.forward) / spot) / years,
  });
}

const GREEKS: readonly (keyof OptionGreeks)[] = [
  "delta",
  "deltaForward",
  "dividendRho",
  "elasticity",
  "gamma",
  "gammaForward",
  "itmAssetProbability",
  "itmCashProbability",
  "price",
  "rho",
  "theta",
  "vanna",
  "vega",
  "volga",
];

const fullSetAdapters = Object.fromEntries(
  GREEKS.map((name): [string, Adapter] => [`greek (full set): ${name}`, (inputs) => fullSet(inputs)[name]]),
);

const delta =
  (convention: DeltaConvention): Adapter =>
  ({ type, spot, strike, domDf, forDf, stdDev }) =>
    quotedDelta(convention, {
      kind: kindOf(type),
      spot: numberOf(spot),
      strike: numberOf(strike),
      discount: numberOf(domDf),
      baseDiscount: numberOf(forDf),
      totalVolatility: numberOf(stdDev),
    });

const quoteOf = ({ type, price, forward, strike, discount }: CaseInputs, years: number) => ({
  kind: kindOf(type),
  price: numberOf(price) / numberOf(discount ?? 1),
  forward: numberOf(forward),
  strike: numberOf(strike),
  years,
});

export const quantlibAdapters: AdapterTable = {
  QuantLib: {
    ...fullSetAdapters,
    "greek (full set): strikeSensitivity": (inputs) => fullSet(inputs).dualDelta,
    "greek (full set): strikeGamma": (inputs) => fullSet(inputs).dualGamma,
    "greek (full set): thetaPerDay": (inputs) => fullSet(inputs).theta / 365,
    "black-76 price": ({ type, forward, strike, stdDev, discount }) =>
      black76(kindOf(type), numberOf(forward), numberOf(strike), numberOf(stdDev), numberOf(discount ?? 1)),
    "fx delta convention: Spot": delta("spot"),
    "fx delta convention: Fwd": delta("forward"),
    "fx delta convention: PaSpot": delta("premiumAdjustedSpot"),
    "fx delta convention: PaFwd": delta("premiumAdjustedForward"),
    // Total volatility is the volatility of one unit of time; the source answers 0 to a price of exactly the intrinsic value.
    "implied stdDev round trip": (inputs) => {
      const implied = impliedVolatility(quoteOf(inputs, 1));
      if (implied.ok) return implied.volatility;
      return implied.reason === "atIntrinsic" ? 0 : null;
    },
    "bachelier implied vol round trip": (inputs) => {
      const implied = bachelierImpliedVolatility(quoteOf(inputs, numberOf(inputs.T)));
      return implied.ok ? implied.volatility : null;
    },
    "SVI total variance at k=m": (inputs) => sviTotalVariance(rawSviOf(inputs), numberOf(inputs.k ?? inputs.m)),
  },
};
