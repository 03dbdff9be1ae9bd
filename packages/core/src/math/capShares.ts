/**
 * Shares of the total with none above the cap: what is cut goes to the others in proportion, again capped, so that the cap holds in the result.
 * When the cap cannot hold (`cap * count < 1`) all shares are equal. At most `1 / cap + 1` passes, each linear.
 *
 * @param weights not negative, finite; all zero counts as all equal
 * @param cap largest share, 0 to 1
 * @returns shares that add up to 1, in the order of the weights
 * @example
 * capShares([8, 1, 1], 0.4) // [0.4, 0.3, 0.3]
 */
export function capShares(weights: readonly number[], cap: number): number[] {
  const count = weights.length;
  let largest = 0;
  for (const weight of weights) if (weight > largest) largest = weight;
  // Below this a billionth of the largest is no longer a number that can be divided by.
  if (largest < 1e-280 || cap * count <= 1) return weights.map(() => 1 / count);
  // A venue without measured size still has to be able to receive what the others lose.
  const least = largest * 1e-9;
  const shares = weights.map((weight) => (weight > least ? weight : least));
  let freeShare = 1;
  for (;;) {
    let free = 0;
    for (const share of shares) if (share >= 0) free += share;
    const factor = freeShare / free;
    let cut = 0;
    for (let i = 0; i < count; i++) {
      const share = shares[i] ?? -1;
      // Capped shares are marked by a negative number until the end.
      if (share >= 0 && share * factor > cap) {
        shares[i] = -1;
        cut++;
      }
    }
    if (cut === 0) return shares.map((share) => (share < 0 ? cap : share * factor));
    freeShare -= cut * cap;
  }
}
