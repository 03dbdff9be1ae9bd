import { black76, cumulativeNormal, impliedVolatility, normalisedBlack, normalisedVega, signOf } from "@evenkeel/core/options/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { kindOf } from "./blackInputs.ts";

/** Rows of a table whose columns come in a fixed order. */
const rowsOf = (inputs: CaseInputs): readonly (readonly unknown[])[] => listOf(inputs.rows ?? recordOf(inputs.table).rows).map(listOf);

function pricesAndVolatilities(inputs: CaseInputs): unknown {
  const rows = rowsOf(inputs).map(([F, K, T, q, sigma]) => {
    const [forward, strike, years] = [numberOf(F), numberOf(K), numberOf(T)];
    const kind = kindOf(q);
    const price = black76(kind, forward, strike, numberOf(sigma) * Math.sqrt(years));
    const implied = impliedVolatility({ kind, price, forward, strike, years });
    return [price, implied.ok ? implied.volatility : null];
  });
  return { rows };
}

export const jaeckelAdapters: AdapterTable = {
  "Jaeckel LetsBeRational": {
    "black-76 price": ({ F, K, sigma, T, type }) =>
      black76(kindOf(type), numberOf(F), numberOf(K), numberOf(sigma) * Math.sqrt(numberOf(T))),
    "black-76 price and implied vol (undiscounted), table": pricesAndVolatilities,
    "normal CDF": ({ z }) => cumulativeNormal(numberOf(z)),
    "normalised black": ({ x, s, q }) => normalisedBlack(numberOf(x), numberOf(s), signOf(kindOf(q))),
    "normalised vega": ({ x, s }) => normalisedVega(numberOf(x), numberOf(s)),
    "normalised black, normalised vega, normal CDF, table": (inputs) => ({
      rows: rowsOf(inputs).map(([x, s, q, z]) => [
        normalisedBlack(numberOf(x), numberOf(s), signOf(kindOf(q))),
        normalisedBlack(numberOf(x), numberOf(s), 1),
        normalisedVega(numberOf(x), numberOf(s)),
        cumulativeNormal(numberOf(z)),
      ]),
    }),
  },
};
