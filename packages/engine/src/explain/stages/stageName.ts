/** The stages between quotes and response, in their order. */
export type StageName =
  | "leg"
  | "index"
  | "chain"
  | "divergence"
  | "volatility"
  | "memory"
  | "funding"
  | "interest"
  | "margin"
  | "fee"
  | "tier";
