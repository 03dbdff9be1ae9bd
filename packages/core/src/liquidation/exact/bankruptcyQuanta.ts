import { refuse, within } from "../../market/refuse.ts";
import { floorDivide } from "../../math/floorDivide.ts";
import { positionQuanta, type QuantaPosition } from "./accountQuanta.ts";

/**
 * Quote quanta the account receives (negative: pays) for `delta` base quanta at its bankruptcy price, rounded so that the fund pays nothing.
 *
 * `-deltaNotional - floor(equity * |deltaMaintenance| / totalMaintenance)`. Source: dYdX v4.
 *
 * @param delta Base quanta, signed against the position.
 * @param equity of the account, quote quanta
 * @param totalMaintenance of the account, quote quanta, positive
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * const btc = { quanta: 10_000_000n, priceNumerator: 500n, priceDenominator: 1n, maintenancePpm: 100_000n };
 * bankruptcyQuanta(btc, -5_000_000n, 0n, 500_000_000n) // 2_500_000_000n
 */
export function bankruptcyQuanta(position: QuantaPosition, delta: bigint, equity: bigint, totalMaintenance: bigint): bigint {
  refuse("LIQUIDATION_INPUT", within("totalMaintenance", Number(totalMaintenance), 0, Number.POSITIVE_INFINITY, true));
  const before = positionQuanta(position);
  const after = positionQuanta(position, position.quanta + delta);
  const maintenance = before.maintenance - after.maintenance;
  const freed = maintenance < 0n ? -maintenance : maintenance;
  return before.notional - after.notional - floorDivide(equity * freed, totalMaintenance);
}
