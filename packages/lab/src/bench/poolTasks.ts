import {
  closedDistance,
  type ImpactLedger,
  type ImpactRules,
  impactExecutionPrice,
  initialDistance,
  settleImpact,
  targetWeightFee,
  type WeightLaw,
} from "@evenkeel/core/pool/public";
import { draw } from "../random/draw.ts";
import type { BenchTask } from "./benchRow.ts";
import { timed } from "./timed.ts";

const TRADES = 1_024;
const PRICE = 2_000;
const HELD = 5e6;
const TARGET = 4e6;
const FEE = { base: 0.003, tax: 0.005, minimum: 0 };
const IMPACT: ImpactRules = { positive: 5e-9, negative: 1e-8, exponent: 2, maxPaid: 0.004, maxCollected: 0.005 };
const START: ImpactLedger = { difference: 0, sharedDifference: 0, collected: 0, withheld: 0 };

/** One trade after another: dynamic fee by target weight, impact booked against the pool, execution price. */
function fills(law: WeightLaw): () => number {
  const sizes = Float64Array.from({ length: TRADES }, (_, i) => (draw(1, i, "size") - 0.5) * 2e5);
  let [ledger, n] = [START, 0];
  return () => {
    const size = sizes[n % TRADES] ?? 0;
    n += 1;
    // Every round of trades begins even, so that all runs do the same work.
    if (n % TRADES === 0) ledger = START;
    const fee = targetWeightFee({ held: HELD, change: size, target: TARGET }, FEE, law);
    const settled = settleImpact(ledger, size, IMPACT);
    ledger = settled.ledger;
    return impactExecutionPrice(PRICE, size > 0, Math.abs(size), settled.impact - fee);
  };
}

/** Fills of a pool per second with our law of target weights and with GLP's. */
export function poolTasks(): BenchTask[] {
  return [
    { name: "pool.fills", against: ["pool.fills.glp"], run: () => timed(fills(closedDistance)) },
    { name: "pool.fills.glp", against: [], run: () => timed(fills(initialDistance)) },
  ];
}
