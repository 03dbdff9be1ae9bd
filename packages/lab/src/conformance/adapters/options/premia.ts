import {
  blackScholes,
  d1d2,
  greeks,
  interpolateSsvi,
  levelSlippage,
  logMoneyness,
  priceLevel,
  ssviTotalVariance,
  tradeSpread,
  type UtilisationSpread,
  unevenAverage,
  utilisationSpread,
} from "@evenkeel/core/options/public";
import type { Adapter, AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { spotOption } from "./blackInputs.ts";

const price: Adapter = (inputs) => blackScholes(spotOption(inputs));

const spreadOf = ({ alpha, minC, maxC, hourlyDecay }: CaseInputs): UtilisationSpread => ({
  alpha: numberOf(alpha),
  minimum: numberOf(minC),
  maximum: numberOf(maxC),
  hourlyDecay: numberOf(hourlyDecay),
});

function surfaceVolatility(inputs: CaseInputs): number {
  const column = (name: string) => listOf(inputs[name]).map(numberOf);
  const [theta, psi, rho] = [column("theta"), column("psi"), column("rho")];
  const at = (values: readonly number[], i: number) => values[i] ?? Number.NaN;
  const nodes = column("tau").map((years, i) => ({ years, theta: at(theta, i), psi: at(psi, i), rho: at(rho, i) }));
  const years = numberOf(inputs.T);
  const k = -logMoneyness(numberOf(inputs.spot), numberOf(inputs.strike));
  return Math.sqrt(ssviTotalVariance(interpolateSsvi(nodes, years), k) / years);
}

export const premiaAdapters: AdapterTable = {
  "Premia v2": {
    "C-level update": ({ oldC, oldPool, newPool, steepness }) =>
      priceLevel(numberOf(oldC), numberOf(oldPool), numberOf(newPool), numberOf(steepness)),
    "trade slippage coefficient": ({ oldPool, newPool, steepness }) =>
      levelSlippage(numberOf(oldPool), numberOf(newPool), numberOf(steepness)),
    "black-scholes price (r=0)": price,
    "uneven-interval EMA of log returns": ({ oldEma, logReturn, decayWeight }) =>
      unevenAverage(numberOf(oldEma), numberOf(logReturn), numberOf(decayWeight)),
  },
  "Premia v3": {
    "C-level (utilisation spread multiplier)": (inputs) =>
      utilisationSpread(numberOf(inputs.utilisation), numberOf(inputs.hoursSinceLastTrade), spreadOf(inputs)),
    "C-level geometric mean over a trade": (inputs) =>
      tradeSpread(
        {
          totalAssets: numberOf(inputs.totalAssets),
          lockedBefore: numberOf(inputs.lockedBefore),
          size: numberOf(inputs.tradeSize),
          hoursSinceLastTrade: numberOf(inputs.hoursSinceLastTrade),
        },
        spreadOf(inputs),
      ),
    "SSVI surface vol (theta,psi,rho interpolation)": surfaceVolatility,
    "black-scholes price (varying spot)": price,
    "black-scholes price (varying vol)": price,
    "call delta": (inputs) => greeks(spotOption(inputs, "call")).delta,
    "put delta": (inputs) => greeks(spotOption(inputs, "put")).delta,
    "d1,d2": (inputs) => {
      const { spot, strike, years, volatility, rate, dividendYield } = spotOption(inputs, "call");
      return d1d2(spot * Math.exp((rate - dividendYield) * years), strike, volatility * Math.sqrt(years));
    },
  },
};
