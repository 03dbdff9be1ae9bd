import { clamp } from "../math/clamp.ts";
import type { Response } from "../policy/response.ts";
import type { GovernanceParameters } from "./governanceParameters.ts";

/** What became of one requested parameter. */
export interface BoundOutcome {
  readonly requested: number;
  readonly value: number;
  /** Which bound changed it last, if any. */
  readonly limit: "none" | "min" | "max" | "step" | "linked";
}

/** The bounded response and, per field, why it differs from the request. */
export interface BoundResult {
  readonly response: Response;
  readonly outcomes: Readonly<Record<keyof Response, BoundOutcome>>;
}

function boundOne(
  requested: number,
  name: keyof Response,
  previous: number | null,
  elapsed: number,
  governance: GovernanceParameters,
): BoundOutcome {
  const { min, max, maxStepPerSecond } = governance.bounds[name];
  const inside = clamp(requested, min, max);
  const limit = inside === requested ? "none" : requested < min ? "min" : "max";
  if (previous === null || maxStepPerSecond === 0) return { requested, value: inside, limit };
  const reach = maxStepPerSecond * elapsed;
  const value = clamp(inside, previous - reach, previous + reach);
  return { requested, value, limit: value === inside ? limit : "step" };
}

/**
 * Holds a response inside governance's envelope: bounds, then the step from the values in force, then the linked rules on the result.
 *
 * Idempotent: bounding a bounded response changes nothing. The linked rules win over the step.
 *
 * @param previous Parameters in force, or null before the first vector.
 * @param elapsedSeconds Seconds since the last valid vector.
 * @example
 * boundResponse({ ...calm, tradeFee: 0.02 }, null, 0, governance).outcomes.tradeFee // { requested: 0.02, value: 0.005, limit: "max" }
 */
export function boundResponse(
  requested: Response,
  previous: Response | null,
  elapsedSeconds: number,
  governance: GovernanceParameters,
): BoundResult {
  const bounded = (name: keyof Response): BoundOutcome =>
    boundOne(requested[name], name, previous?.[name] ?? null, elapsedSeconds, governance);
  const outcomes = {
    fundingRate: bounded("fundingRate"),
    borrowRate: bounded("borrowRate"),
    initialMargin: bounded("initialMargin"),
    maintenanceMargin: bounded("maintenanceMargin"),
    tradeFee: bounded("tradeFee"),
    tier: bounded("tier"),
  };
  const { fundingCap, initialOverMaintenance } = governance.rules;
  const least = initialOverMaintenance * outcomes.maintenanceMargin.value;
  const linked = {
    ...outcomes,
    fundingRate: link(outcomes.fundingRate, clamp(outcomes.fundingRate.value, -fundingCap, fundingCap)),
    initialMargin: link(outcomes.initialMargin, Math.max(outcomes.initialMargin.value, least)),
  };
  return {
    response: {
      fundingRate: linked.fundingRate.value,
      borrowRate: linked.borrowRate.value,
      initialMargin: linked.initialMargin.value,
      maintenanceMargin: linked.maintenanceMargin.value,
      tradeFee: linked.tradeFee.value,
      tier: linked.tier.value,
    },
    outcomes: linked,
  };
}

function link(outcome: BoundOutcome, value: number): BoundOutcome {
  return value === outcome.value ? outcome : { requested: outcome.requested, value, limit: "linked" };
}
