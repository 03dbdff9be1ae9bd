/** Something final that counts in an epoch; every amount in smallest units, not negative. */
export type EpochEvent =
  /** A trade's fee, and what of it was passed on; the shares together are at most the fee. */
  | {
      readonly kind: "fee";
      readonly account: string;
      readonly fee: bigint;
      /** Handed to whoever referred the trader. */
      readonly affiliateShare: bigint;
      /** Handed to the maker of the same trade. */
      readonly makerRebate: bigint;
      /** Handed to a front end or router. */
      readonly routerShare: bigint;
    }
  /** Charge of a trade that widened the basis. */
  | { readonly kind: "charge"; readonly account: string; readonly amount: bigint }
  /** What an order's rest earned, before any cap. */
  | { readonly kind: "accrual"; readonly account: string; readonly amount: bigint };
