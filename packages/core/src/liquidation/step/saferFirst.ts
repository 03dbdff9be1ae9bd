import { refuse, within } from "../../market/refuse.ts";

/** A debt or losing position and how safe its market is. */
export interface TieredLiability {
  readonly id: string;
  /** 0 is the safest tier. */
  readonly tier: number;
}

/**
 * The liabilities that may be liquidated now: those of the safest tier that is still open.
 *
 * Safer markets are made whole while the account still has money, so that what it cannot pay stays in the risky ones. Source: Drift v2's contract tiers.
 *
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * saferFirst([{ id: "BTC", tier: 0 }, { id: "MEME", tier: 4 }]) // [{ id: "BTC", tier: 0 }]
 */
export function saferFirst(liabilities: readonly TieredLiability[]): readonly TieredLiability[] {
  refuse(
    "LIQUIDATION_INPUT",
    liabilities.flatMap(({ tier }, i) => within(`liabilities[${i}].tier`, tier, 0, Number.MAX_VALUE)),
  );
  const safest = liabilities.reduce((least, { tier }) => Math.min(least, tier), Number.POSITIVE_INFINITY);
  return liabilities.filter(({ tier }) => tier === safest);
}
