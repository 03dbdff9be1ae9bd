import { requireUnsigned } from "../requireUnsigned.ts";

/**
 * What a fund pays towards one market's loss: at most the market's remaining cap, and never its last unit.
 *
 * The cap goes by the market's tier, so that a speculative market cannot drain what protects the safe ones; the last unit keeps shares priced.
 * Source: Drift v2 (tier A 100 M, B 1 M, C 100 k, speculative 0).
 *
 * @param loss Integer quote units.
 * @param vault Balance of the fund.
 * @param remainingCap Cap of the market's tier less what it has drawn.
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * insuranceDraw(100n, 51n, 80n) // 50n
 */
export function insuranceDraw(loss: bigint, vault: bigint, remainingCap: bigint): bigint {
  requireUnsigned("loss", loss);
  requireUnsigned("vault", vault);
  requireUnsigned("remainingCap", remainingCap);
  const spare = vault > 0n ? vault - 1n : 0n;
  const admitted = spare < remainingCap ? spare : remainingCap;
  return loss < admitted ? loss : admitted;
}
