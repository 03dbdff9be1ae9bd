/** A level and how long it held. */
export interface HeldLevel {
  readonly price: number;
  readonly seconds: number;
}

function weighted(levels: readonly HeldLevel[], of: (price: number) => number): number {
  let sum = 0;
  let seconds = 0;
  for (const level of levels) {
    sum += of(level.price) * level.seconds;
    seconds += level.seconds;
  }
  return sum / seconds;
}

/**
 * Time-weighted arithmetic mean of the levels of a window; NaN when no time passed.
 *
 * @example
 * arithmeticTwap([{ price: 50, seconds: 15 }, { price: 1, seconds: 1785 }]) // 1.408
 */
export function arithmeticTwap(levels: readonly HeldLevel[]): number {
  return weighted(levels, (price) => price);
}

/**
 * Time-weighted geometric mean: a level that is 50 times off for 15 s of half an hour moves it by 3 %, the arithmetic one by 41 %.
 *
 * @example
 * geometricTwap([{ price: 50, seconds: 15 }, { price: 1, seconds: 1785 }]) // 1.033
 */
export function geometricTwap(levels: readonly HeldLevel[]): number {
  return Math.exp(weighted(levels, Math.log));
}

/**
 * The level at which half of the window's time lies: unmoved by anything that holds for less than half of it.
 *
 * @param levels at least one with positive time
 * @example
 * windowMedian([{ price: 50, seconds: 15 }, { price: 1, seconds: 1785 }]) // 1
 */
export function windowMedian(levels: readonly HeldLevel[]): number {
  const sorted = levels.filter(({ seconds }) => seconds > 0).sort((a, b) => a.price - b.price);
  let total = 0;
  for (const { seconds } of sorted) total += seconds;
  let passed = 0;
  for (const { price, seconds } of sorted) {
    passed += seconds;
    if (2 * passed >= total) return price;
  }
  return Number.NaN;
}
