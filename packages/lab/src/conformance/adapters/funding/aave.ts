import { linearInterest, reserveRates, taylorInterest } from "@evenkeel/core/interest/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num, numOr } from "./inputs.ts";

const YEAR = 31_536_000;
const perSecond = (inputs: CaseInputs): number => num(inputs, "annual_rate") / YEAR;

function borrowRate(inputs: CaseInputs): unknown {
  const { borrow, supplyBeforeReserve, supply } = reserveRates(
    {
      debt: num(inputs, "total_debt"),
      available: num(inputs, "available_liquidity"),
      unbacked: numOr(inputs, "unbacked", 0),
      reserveFactor: numOr(inputs, "reserve_factor", 0),
    },
    {
      base: num(inputs, "base_rate"),
      slopeBelow: num(inputs, "slope1"),
      slopeAbove: num(inputs, "slope2"),
      kink: num(inputs, "optimal_usage"),
    },
  );
  return { borrow_rate: borrow, supply_rate_before_reserve_factor: supplyBeforeReserve, supply_rate: supply };
}

/** Aave v3. */
export const aaveAdapters: AdapterTable = {
  "Aave v3": {
    kinked_borrow_rate: borrowRate,
    linear_interest: (inputs) => linearInterest(perSecond(inputs), num(inputs, "seconds")),
    compound_interest_taylor3: (inputs) => taylorInterest(perSecond(inputs), num(inputs, "seconds")),
  },
};
