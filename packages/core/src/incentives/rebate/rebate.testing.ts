import fc from "fast-check";
import { type RebateParameters, WAD } from "./rebateParameters.ts";

export const BP = WAD / 10_000n;
/** Two ten-thousandths of the basis per second and unit of depth; a tenth of the basis on what widens. */
export const RULES: RebateParameters = {
  rateWad: WAD / 5_000n,
  deadBandWad: 5n * BP,
  maxBasisWad: 200n * BP,
  chargeWad: WAD / 10n,
  minimumRestSeconds: 30n,
};
export const basis = fc.bigInt({ min: -1_000n * BP, max: 1_000n * BP });
export const seconds = fc.bigInt({ min: 0n, max: 100_000n });
