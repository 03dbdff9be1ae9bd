import { absoluteInteger } from "../../math/integer/boundInteger.ts";
import { biasedAverage } from "./biasedAverage.ts";
import { sanitisePrice } from "./sanitisePrice.ts";

/** 2.5 basis points. */
const NEAR = 4_000n;

/**
 * Oracle price moved towards the venue's own price by at most its confidence, stopping 2.5 basis points away from it.
 *
 * Inside its own error the oracle cannot tell itself from the venue's price, so it is given the benefit of the doubt. Source: Drift v2.
 *
 * @param oracle Integer units.
 * @param confidence Half-width, integer units.
 * @param reference The venue's own price, integer units.
 * @example
 * normaliseOracle(130_000_873n, 100_000n, 13_000_000n) // 129_900_873n
 */
export function normaliseOracle(oracle: bigint, confidence: bigint, reference: bigint): bigint {
  const near = reference / NEAR;
  if (reference > oracle) {
    const moved = oracle + confidence;
    const limit = reference - near;
    return moved < limit ? moved : limit > oracle ? limit : oracle;
  }
  const moved = oracle - confidence;
  const limit = reference + near;
  return moved > limit ? moved : limit < oracle ? limit : oracle;
}

/** What an oracle average is updated from; prices in integer units, times in seconds. */
export interface OracleTwapInput {
  readonly previous: bigint;
  readonly price: bigint;
  readonly secondsSince: bigint;
  readonly windowSeconds: bigint;
  /** Band of one observation, `average / denominator`; 0 switches it off. */
  readonly bandDenominator: bigint;
  /** What the oracle is blended with after an outage, and for how long it was invalid; null without an outage. */
  readonly outage: { readonly markAverage: bigint; readonly seconds: bigint } | null;
}

/**
 * Oracle average after one observation: sanitised, blended with the mark's average after an outage, then averaged over the window.
 *
 * A gap as long as the window replaces the average. Source: Drift v2.
 *
 * @example
 * oracleTwap({ previous: 33_990_000n, price: 31_000_000n, secondsSince: 60n, windowSeconds: 3_600n, bandDenominator: 3n, outage: null }) // 33_940_167n
 */
export function oracleTwap(input: OracleTwapInput): bigint {
  const { previous, secondsSince, windowSeconds, outage } = input;
  const price = sanitisePrice(input.price, previous, input.bandDenominator);
  if (price <= 0n) return previous;
  const left = windowSeconds - (outage?.seconds ?? 0n);
  const blended = outage === null ? price : biasedAverage(outage.markAverage, price, outage.seconds, left > 1n ? left : 1n);
  const rest = windowSeconds - secondsSince;
  return biasedAverage(blended, previous, absoluteInteger(secondsSince), rest > 0n ? rest : 0n);
}
