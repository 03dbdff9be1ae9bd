/** The account after a reduction, quote currency. */
export interface AccountAfter {
  readonly equity: number;
  readonly requirement: number;
}

/** A reduction of one position and what it achieves. */
export interface Reduction extends AccountAfter {
  /** Quote currency, unsigned. */
  readonly reduction: number;
  /** True when equity covers the requirement and its buffer. */
  readonly restored: boolean;
}

/** Halvings of an interval: beyond the 53 bits of a float nothing changes. */
const HALVINGS = 60;

/**
 * Smallest reduction of one position that restores the buffer, or, when none does, the one with the best equity/requirement.
 *
 * Equity falls linearly and the requirement is convex, so the surplus over the buffer is concave and the ratio has one peak: both searches are exact.
 *
 * @param after the account after a reduction
 * @param size of the position, quote currency, unsigned
 * @param limit Most that may be reduced now, quote currency.
 * @example
 * bestReduction((x) => ({ equity: 90, requirement: 0.05 * (2_000 - x) }), 2_000, 2_000, { buffer: 0, dust: 0 }).reduction // 200
 */
export function bestReduction(
  after: (reduction: number) => AccountAfter,
  size: number,
  limit: number,
  { buffer, dust }: { readonly buffer: number; readonly dust: number },
): Reduction {
  const largest = Math.min(size, limit);
  const surplus = ({ equity, requirement }: AccountAfter) => equity - (1 + buffer) * requirement;
  const peak = peakOf((reduction) => surplus(after(reduction)), largest);
  const result = (reduction: number): Reduction => {
    const account = after(reduction);
    return { reduction, ...account, restored: surplus(account) >= 0 };
  };
  if (surplus(after(peak)) < 0) return result(peakOf((reduction) => ratio(after(reduction)), largest));
  let low = 0;
  let high = peak;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (surplus(after(middle)) >= 0) high = middle;
    else low = middle;
  }
  const wanted = size - high < dust && largest === size ? result(size) : result(high);
  return wanted.restored ? wanted : result(high);
}

function ratio({ equity, requirement }: AccountAfter): number {
  if (requirement > 0) return equity / requirement;
  return equity >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** Argument of the highest value of a function with one peak on [0, end], by comparing two neighbours in the middle. */
function peakOf(value: (at: number) => number, end: number): number {
  let low = 0;
  let high = end;
  for (let i = 0; i < HALVINGS * 2; i += 1) {
    const left = low + (high - low) / 3;
    const right = high - (high - low) / 3;
    if (value(left) < value(right)) low = left;
    else high = right;
  }
  const middle = (low + high) / 2;
  // The ends are exact where the peak lies on the border; thirds only come close to them.
  return [end, 0, middle].reduce((best, at) => (value(at) > value(best) ? at : best));
}
