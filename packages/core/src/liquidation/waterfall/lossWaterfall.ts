import { EvenkeelError } from "../../market/errors.ts";

/** Who may bear a loss, in the order in which they are asked. */
export const LOSS_LAYERS = ["margin", "marketInsurance", "sharedInsurance", "pool", "deleveraging"] as const;

export type LossLayer = (typeof LOSS_LAYERS)[number];

/** What each layer can bear now, integer quote units. */
export type LossCapacities = Readonly<Record<LossLayer, bigint>>;

/** Where every unit of a loss went, integer quote units. */
export type LossBuckets = Readonly<Record<LossLayer | "socialised", bigint>>;

/**
 * Divides a loss over margin, the market's insurance, shared insurance, the pool, auto-deleveraging and, last, everyone.
 *
 * A layer is asked only when those before it are used up, and every unit ends in exactly one bucket: the buckets sum to the loss. Source: DESIGN
 * section 5.
 *
 * @param loss Integer quote units, zero or positive.
 * @param capacities see `lossCapacities`
 * @throws EvenkeelError `LIQUIDATION_INPUT` for a negative loss or capacity
 * @example
 * lossWaterfall(10n, { margin: 4n, marketInsurance: 3n, sharedInsurance: 0n, pool: 1n, deleveraging: 1n }).socialised // 1n
 */
export function lossWaterfall(loss: bigint, capacities: LossCapacities): LossBuckets {
  requireUnsigned("loss", loss);
  let left = loss;
  const take = (layer: LossLayer): bigint => {
    const capacity = capacities[layer];
    requireUnsigned(`capacities.${layer}`, capacity);
    const taken = capacity < left ? capacity : left;
    left -= taken;
    return taken;
  };
  // Properties are evaluated in the order in which they are written: that order is the waterfall.
  return {
    margin: take("margin"),
    marketInsurance: take("marketInsurance"),
    sharedInsurance: take("sharedInsurance"),
    pool: take("pool"),
    deleveraging: take("deleveraging"),
    socialised: left,
  };
}

function requireUnsigned(field: string, value: bigint): void {
  if (value >= 0n) return;
  throw new EvenkeelError({
    code: "LIQUIDATION_INPUT",
    message: "a loss and what bears it are unsigned",
    field,
    value,
    remedy: "Pass the size of the loss; an empty layer is 0.",
  });
}
