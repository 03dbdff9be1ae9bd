/** Something a step asks others to notice or do; an action never changes the market by itself. */
export type Action =
  /** Sign and publish the assessment of this round. */
  | { readonly kind: "publish"; readonly round: number }
  /** A round was to be closed and could not be. */
  | { readonly kind: "withhold"; readonly round: number; readonly code: string; readonly reason: string }
  /** The tier this node asks for differs from the one in force. */
  | { readonly kind: "tier"; readonly round: number; readonly from: number; readonly to: number };
