/** An insurance vault and its shares; integer quote units and shares. */
export interface InsuranceVault {
  readonly balance: bigint;
  readonly totalShares: bigint;
  /** Powers of ten by which shares have been divided so far. */
  readonly rebased: number;
}

/** One staker. */
export interface InsuranceStake {
  readonly shares: bigint;
  /** `rebased` of the vault when this stake was last touched. */
  readonly rebased: number;
  /** Shares on their way out; they still bear losses, but gain nothing. Null when there are none. */
  readonly leaving: LeavingShares | null;
}

export interface LeavingShares {
  readonly shares: bigint;
  /** Their value when the exit was requested: the most they are paid. */
  readonly value: bigint;
  /** milliseconds UTC */
  readonly requestedAt: number;
}

/** A vault and a stake after an operation. */
export interface StakedVault {
  readonly vault: InsuranceVault;
  readonly stake: InsuranceStake;
}

/** A vault without money or stakers. */
export const EMPTY_VAULT: InsuranceVault = { balance: 0n, totalShares: 0n, rebased: 0 };

/** A stake that holds nothing. */
export const EMPTY_STAKE: InsuranceStake = { shares: 0n, rebased: 0, leaving: null };

/**
 * Value of a number of shares, rounded down.
 *
 * @example
 * shareValue({ balance: 150n, totalShares: 100n, rebased: 0 }, 10n) // 15n
 */
export function shareValue(vault: InsuranceVault, shares: bigint): bigint {
  return vault.totalShares === 0n ? 0n : (vault.balance * shares) / vault.totalShares;
}
