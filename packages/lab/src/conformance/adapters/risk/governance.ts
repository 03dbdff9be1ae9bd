import { NO_DEVIATION, RAY, type RedemptionParameters, redemptionRate } from "@evenkeel/core/funding/redemption/redemptionRate";
import { checkChange, isFresh, limitRatio, marginFundingClampPpm, moveCeiling } from "@evenkeel/core/governance/public";
import { powerFixed } from "@evenkeel/core/math/powerFixed";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf, recordOf } from "../../readInputs.ts";

const RAY_PER_WAD = 10n ** 9n;
const WITHOUT_LIMIT = 10n ** 60n;
/** A barrier of one leaves no band in which the rate rests. */
const WITHOUT_BARRIER = 10n ** 18n;

/** The names that the risk stewards revert with. */
const AAVE_NAMES = { too_soon: "DebounceNotRespected", out_of_range: "UpdateNotInRange", to_zero: "InvalidUpdateToZero" } as const;

function stewardBoundCheck(inputs: CaseInputs): unknown {
  const current = { value: bigintOf(inputs.current), changedAt: numberOf(inputs.last_updated) };
  const { refusal } = checkChange(current, bigintOf(inputs.proposed), numberOf(inputs.now), {
    kind: inputs.relative === true ? "relative" : "absolute",
    maxChange: bigintOf(inputs.max_percent_change_bps),
    minDelaySeconds: numberOf(inputs.min_delay_s),
    zeroAllowed: true,
  });
  return refusal === null ? "ok" : AAVE_NAMES[refusal];
}

function autolineExec(inputs: CaseInputs): unknown {
  const parameters = {
    maxLine: numberOf(inputs.max_line),
    gap: numberOf(inputs.gap),
    increaseDelaySeconds: numberOf(inputs.ttl_s),
  };
  let state = { line: numberOf(inputs.line), increasedAt: numberOf(inputs.last_inc ?? 0) };
  return listOf(inputs.steps).map((step) => {
    const [now, debt] = listOf(step);
    const moved = moveCeiling(state, numberOf(debt), numberOf(now), parameters);
    state = moved.state;
    return [moved.changed, state.line];
  });
}

function controllerOf(inputs: CaseInputs): RedemptionParameters {
  return {
    proportionalGainWad: bigintOf(inputs.Kp_wad),
    integralGainWad: bigintOf(inputs.Ki_wad),
    leakPerSecondRay: bigintOf(inputs.leak_per_s_ray ?? RAY),
    noiseBarrierWad: bigintOf(inputs.noise_barrier_wad ?? WITHOUT_BARRIER),
    outputMinRay: bigintOf(inputs.output_min_ray ?? -WITHOUT_LIMIT),
    outputMaxRay: bigintOf(inputs.output_max_ray ?? WITHOUT_LIMIT),
  };
}

/** One update from a stated state, or a sequence of updates from the start; the last one's figures. */
function piRawPerSecondRate(inputs: CaseInputs): unknown {
  const parameters = controllerOf(inputs);
  const updates = inputs.sequence === undefined ? [{ ...inputs, t: inputs.elapsed_s ?? 0 }] : listOf(inputs.sequence).map(recordOf);
  let state = { deviation: bigintOf(inputs.prev_p ?? 0), integral: bigintOf(inputs.prev_i ?? 0) };
  let last = inputs.sequence === undefined ? 0n : bigintOf(updates[0]?.t ?? 0);
  let rateRay = RAY;
  if (inputs.sequence !== undefined) state = NO_DEVIATION;
  for (const { t, market_wad, redemption_ray } of updates) {
    const at = bigintOf(t);
    const result = redemptionRate(state, bigintOf(market_wad) * RAY_PER_WAD, bigintOf(redemption_ray), at - last, parameters);
    state = result.state;
    rateRay = result.rateRay;
    last = at;
  }
  return { rate_ray: rateRay, p: state.deviation, i: state.integral };
}

const leakHalfLife = (inputs: CaseInputs) =>
  Number(powerFixed(bigintOf(inputs.leak_per_s_ray), bigintOf(inputs.seconds), RAY)) / Number(RAY);

/** Stewards, ceilings, ratio limits and clamps. */
export const governanceAdapters: AdapterTable = {
  "aave-agrs": {
    risk_oracle_update_fresh: ({ update_ts, now, expiration_s }) => isFresh(numberOf(update_ts), numberOf(now), numberOf(expiration_s)),
    steward_bound_check: stewardBoundCheck,
  },
  "aave-capo": {
    rate_limited_snapshot_ratio: ({ old_ratio, target_ratio, max_increase }) =>
      limitRatio(numberOf(old_ratio), numberOf(target_ratio), numberOf(max_increase)),
  },
  "maker-dciam": { autoline_exec: autolineExec },
  "geb-rai": { pi_raw_per_second_rate: piRawPerSecondRate, leak_half_life: leakHalfLife },
  "dydx-v4": {
    max_abs_funding_clamp_ppm: ({ clamp_factor_ppm, initial_margin_ppm, maintenance_fraction_ppm }) =>
      marginFundingClampPpm(bigintOf(clamp_factor_ppm), bigintOf(initial_margin_ppm), bigintOf(maintenance_fraction_ppm)),
  },
};
