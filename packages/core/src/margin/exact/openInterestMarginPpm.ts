import { refuse, within } from "../../market/refuse.ts";
import { floorDivide } from "../../math/floorDivide.ts";

const ONE_PPM = 1_000_000n;

/**
 * Integer twin of `openInterestMargin`: parts per million, rounded down once.
 *
 * Source: dYdX v4 liquidity tiers.
 *
 * @param basePpm 0 to 1,000,000
 * @param openNotional Quote quantums.
 * @param lowerCap Quote quantums.
 * @param upperCap Quote quantums; 0 switches the rule off.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * openInterestMarginPpm(200_000n, 1_234_567n, 1_000_000n, 2_000_000n) // 387_653n
 */
export function openInterestMarginPpm(basePpm: bigint, openNotional: bigint, lowerCap: bigint, upperCap: bigint): bigint {
  refuse("MARGIN_INPUT", [
    ...within("basePpm", Number(basePpm), 0, Number(ONE_PPM)),
    ...(upperCap !== 0n && lowerCap > upperCap ? [{ field: "lowerCap", value: lowerCap, rule: "must be at most upperCap" }] : []),
  ]);
  if (upperCap === 0n || openNotional <= lowerCap) return basePpm;
  if (openNotional >= upperCap) return ONE_PPM;
  return basePpm + floorDivide((ONE_PPM - basePpm) * (openNotional - lowerCap), upperCap - lowerCap);
}
