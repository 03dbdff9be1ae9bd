import { refuse, within } from "../../market/refuse.ts";

/** One account at the moment of a withdrawal; quote currency. */
export interface WithdrawalRequest {
  /** Settled money, after collateral haircuts. */
  readonly collateral: number;
  /** Sum of the positions' unsettled profit and loss. */
  readonly unrealised: number;
  /** What `profitCredit` lets the unrealised result count for. */
  readonly credit: number;
  readonly initialMargin: number;
  /** Sum of |notional|. */
  readonly notional: number;
  /** Margin a transfer must leave, as a fraction of notional, e.g. 0.2. */
  readonly transferRatio: number;
}

/**
 * Money that may leave an account: never an unsettled profit, and never below initial margin or the transfer margin.
 *
 * The transfer margin stops the trade-then-withdraw attack, in which a whale raises its own leverage until the venue inherits the position.
 * Source: Hyperliquid's rule after 12 March 2025 (20 % of notional), Drift v2's settled-only withdrawals.
 *
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * withdrawable({ collateral: 100, unrealised: 50, credit: 25, initialMargin: 40, notional: 400, transferRatio: 0.2 }) // 45
 */
export function withdrawable(request: WithdrawalRequest): number {
  const { collateral, unrealised, credit, initialMargin, notional, transferRatio } = request;
  refuse("MARGIN_INPUT", [
    ...within("credit", credit, -Number.MAX_VALUE, unrealised),
    ...within("initialMargin", initialMargin, 0, Number.POSITIVE_INFINITY),
    ...within("notional", notional, 0, Number.POSITIVE_INFINITY),
    ...within("transferRatio", transferRatio, 0, 1),
  ]);
  const settled = collateral + Math.min(0, unrealised);
  const free = collateral + credit - Math.max(initialMargin, transferRatio * notional);
  return Math.max(0, Math.min(settled, free));
}
