const RATIO = (Math.sqrt(5) - 1) / 2;

/** Where a search on an interval ended. */
export interface ScalarMinimum {
  readonly at: number;
  readonly value: number;
}

/**
 * Finds the minimum of a unimodal function on an interval (Kiefer 1953); an interval's end is found too.
 *
 * @param tolerance width of the interval at the end, in units of the argument
 * @example
 * goldenSection((x) => (x - 2) ** 2, 0, 5, 1e-8).at // about 2
 */
export function goldenSection(f: (x: number) => number, low: number, high: number, tolerance: number): ScalarMinimum {
  let [a, b] = [low, high];
  let [left, right] = [b - RATIO * (b - a), a + RATIO * (b - a)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (b - a > tolerance) {
    if (atLeft <= atRight) {
      [b, right, atRight] = [right, left, atLeft];
      left = b - RATIO * (b - a);
      atLeft = f(left);
    } else {
      [a, left, atLeft] = [left, right, atRight];
      right = a + RATIO * (b - a);
      atRight = f(right);
    }
  }
  return atLeft <= atRight ? { at: left, value: atLeft } : { at: right, value: atRight };
}
