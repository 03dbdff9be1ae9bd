import { refuse, within } from "../../market/refuse.ts";

/** What the outside market and the vault behind a market can bear; quote currency unless said. */
export interface OpenInterestLimit {
  /** Notional resting within the stated band on the thinner side of the outside market. */
  readonly depth: number;
  /** Open interest allowed per unit of depth. */
  readonly depthMultiple: number;
  /** Value of the vault that inherits liquidated positions. */
  readonly vaultValue: number;
  /** What that vault already owes or has at risk. */
  readonly vaultCommitted: number;
  /** Share of the free vault that one market may cost, 0 to 1. */
  readonly vaultShare: number;
  /** Adverse move to survive without closing, fraction of price (4 for a price that quintuples against a short). */
  readonly tailMove: number;
}

/** A cap and which of the two rules set it. */
export interface OpenInterestCap {
  readonly cap: number;
  readonly setBy: "depth" | "vault";
}

/**
 * Largest open interest per side: what depth can close, and what the vault can lose if nothing can be closed.
 *
 * `min(depthMultiple * depth, vaultShare * (vaultValue - vaultCommitted) / tailMove)`. The second rule needs no belief about depth, which an
 * attacker can withdraw. Source: Mars Protocol's open-interest caps; the JELLY squeeze of 26 March 2025.
 *
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * openInterestCap({ depth: 1e6, depthMultiple: 2, vaultValue: 240e6, vaultCommitted: 0, vaultShare: 0.01, tailMove: 4 }) // { cap: 600_000, setBy: "vault" }
 */
export function openInterestCap(limit: OpenInterestLimit): OpenInterestCap {
  refuse("MARGIN_INPUT", [
    ...within("depth", limit.depth, 0, Number.POSITIVE_INFINITY),
    ...within("depthMultiple", limit.depthMultiple, 0, Number.POSITIVE_INFINITY),
    ...within("vaultValue", limit.vaultValue, 0, Number.POSITIVE_INFINITY),
    ...within("vaultCommitted", limit.vaultCommitted, 0, Number.POSITIVE_INFINITY),
    ...within("vaultShare", limit.vaultShare, 0, 1),
    ...within("tailMove", limit.tailMove, 0, Number.POSITIVE_INFINITY, true),
  ]);
  const byDepth = limit.depthMultiple * limit.depth;
  const byVault = (limit.vaultShare * Math.max(0, limit.vaultValue - limit.vaultCommitted)) / limit.tailMove;
  return byDepth <= byVault ? { cap: byDepth, setBy: "depth" } : { cap: byVault, setBy: "vault" };
}
