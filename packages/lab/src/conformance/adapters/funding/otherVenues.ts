import {
  carriedIndex,
  dampedInterest,
  fundingPayment,
  impactNotionalOfLeverage,
  medianOfThree,
  ORDERLY_KNOTS,
  piecewiseRate,
  premiumGrowth,
  strike,
  trailingStart,
} from "@evenkeel/core/funding/public";
import { clamp } from "@evenkeel/core/math/clamp";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { num, numOr } from "./inputs.ts";
import { oneSample } from "./oneSample.ts";

const DAY_MINUTES = 1_440;
const DAY_SECONDS = 86_400;
const STRIKE_CAP = 0.04;

/** Clock times of one day, in minutes. */
function trailing(inputs: CaseInputs): unknown {
  const [hours = 0, minutes = 0] = String(inputs.current_time_utc).split(":").map(Number);
  const start = trailingStart(hours * 60 + minutes, num(inputs, "settlement_interval_hours") * 60, 1);
  const ofDay = ((start % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function strikeRate(inputs: CaseInputs): unknown {
  const [premium, interest, damper] = [num(inputs, "avg_premium"), num(inputs, "interest_8h"), numOr(inputs, "damper", 0)];
  const { rate, ratePerInterval } = oneSample(premium, strike(interest, damper, numOr(inputs, "cap", STRIKE_CAP)));
  return { effective_interest: dampedInterest(premium, interest, damper), rate_8h: rate, rate_hourly: ratePerInterval };
}

/** The cap decides an hour whose premium lies beyond it. */
function strikeMaximum(inputs: CaseInputs): unknown {
  const cap = numOr(inputs, "cap_8h", STRIKE_CAP);
  const system = strike(0, 0, cap);
  const intervalSeconds = system.periodSeconds / numOr(inputs, "interval_divisor", 8);
  return oneSample(2 * cap, { ...system, accrual: { ...system.accrual, intervalSeconds } }).ratePerInterval;
}

function perpPayment(inputs: CaseInputs): unknown {
  const legs = listOf(inputs.legs).map((leg) => {
    const { position_base, mark_twap, index_twap, seconds } = recordOf(leg);
    return {
      size: numberOf(position_base),
      markAverage: numberOf(mark_twap),
      indexAverage: numberOf(index_twap),
      seconds: numberOf(seconds),
    };
  });
  return premiumGrowth(legs, numOr(inputs, "max_premium_ratio", 0.1), numOr(inputs, "period_seconds", DAY_SECONDS));
}

function perpMark(inputs: CaseInputs): unknown {
  const carried = carriedIndex(num(inputs, "index_price"), num(inputs, "market_twap_15m"), num(inputs, "index_twap_15m"));
  return medianOfThree(num(inputs, "market_twap_15s"), num(inputs, "market_twap_30m"), carried);
}

/** OKX, Deribit, Orderly, Strike and Perpetual Protocol. */
export const otherVenueAdapters: AdapterTable = {
  OKX: { rolling_premium_window: trailing },
  Deribit: { mark_price_last_clamped_to_book: (inputs) => clamp(num(inputs, "last"), num(inputs, "best_bid"), num(inputs, "best_ask")) },
  Orderly: { piecewise_funding_function: (inputs) => piecewiseRate(num(inputs, "avg_premium"), ORDERLY_KNOTS) },
  Strike: {
    funding_payment: (inputs) => fundingPayment(num(inputs, "position"), num(inputs, "mark_price"), num(inputs, "hourly_rate")),
    funding_rate_additive_or_damped: strikeRate,
    impact_notional_from_leverage: (inputs) =>
      impactNotionalOfLeverage(
        num(inputs, "unit"),
        num(inputs, "max_leverage"),
        num(inputs, "min_leverage"),
        num(inputs, "max_leverage_used"),
      ),
    max_hourly_rate: strikeMaximum,
  },
  "Perpetual Protocol v2": { twap_funding_payment: perpPayment, mark_price_median: perpMark },
};
