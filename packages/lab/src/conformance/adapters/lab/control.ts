import { feedbackLoop } from "@evenkeel/core/math/control/feedbackLoop";
import { halfLifeSteps } from "@evenkeel/core/math/control/halfLifeSteps";
import { halfLifeTime } from "@evenkeel/core/math/control/halfLifeTime";
import { zieglerNichols } from "@evenkeel/core/math/control/zieglerNichols";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

function gains({ Ku, Tu }: CaseInputs): unknown {
  const [gain, period] = [numberOf(Ku), numberOf(Tu)];
  const [pi, pid] = [zieglerNichols("PI", gain, period), zieglerNichols("PID", gain, period)];
  return {
    PI: { Kp: pi.proportional, Ti: pi.integralTime, Ki: pi.integral },
    PID: { Kp: pid.proportional, Ti: pid.integralTime, Td: pid.derivativeTime },
  };
}

function premiumLoop({ g, noise_sd }: CaseInputs): unknown {
  const loop = feedbackLoop(numberOf(g), numberOf(noise_sd));
  return { half_life_steps: loop.halfLifeSteps, stationary_sd: loop.stationaryDeviation, stable: loop.stable };
}

/** Linear feedback. */
export const controlAdapters: AdapterTable = {
  lab: {
    "control.ziegler_nichols": gains,
    "control.premium_loop": premiumLoop,
    // A process in continuous time states its rate of reversion instead of what a step leaves.
    "metric.half_life_ar1": ({ phi, theta }) => (phi === undefined ? halfLifeTime(numberOf(theta)) : halfLifeSteps(numberOf(phi))),
  },
};
