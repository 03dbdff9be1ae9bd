import { type FundingInput, type FundingResult, fundingRate } from "../funding/fundingRate.ts";
import { type BorrowResult, borrowRate } from "../interest/borrowRate.ts";
import type { PolicyParameters } from "./policyParameters.ts";

/** What the two rates look at. */
export interface RatesInput {
  readonly funding: FundingInput;
  /** Larger side's open interest, notional / pool value. */
  readonly utilisation: number;
  /** Averaged premium of the last accepted vector, fraction. */
  readonly anchoredPremium: number;
}

/** Both rates with their parts; null where the policy leaves a rate at zero. */
export interface Rates {
  readonly funding: FundingResult | null;
  readonly borrow: BorrowResult | null;
}

/** No adjustment: both rates are zero. */
export function noRates(): Rates {
  return { funding: null, borrow: null };
}

/** Generation 1: the constant funding rate and the base borrow rate, whatever the market does. */
export function fixedRates(input: RatesInput, parameters: PolicyParameters): Rates {
  const { base } = parameters.interest;
  return {
    funding: fundingRate(input.funding, parameters.funding),
    borrow: { rate: base, utilisation: input.utilisation, kinked: base, parity: 0 },
  };
}

/** Generation 2: funding by the configured variable law, and a borrow rate that moves with utilisation and the anchored premium. */
export function variableRates(input: RatesInput, parameters: PolicyParameters): Rates {
  return {
    funding: fundingRate(input.funding, parameters.funding),
    borrow: borrowRate(input.utilisation, input.anchoredPremium, parameters.interest),
  };
}
