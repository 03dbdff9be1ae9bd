import { domainError } from "../../math/domain.ts";

/** The last samples of a window and their running sums; owned by the caller and changed in place. */
export interface LinearWindow {
  readonly samples: Float64Array;
  count: number;
  sum: number;
  weighted: number;
}

/**
 * An empty window.
 *
 * @param length samples, positive
 * @throws EvenkeelError `MATH_DOMAIN`
 */
export function createLinearWindow(length: number): LinearWindow {
  if (!(Number.isInteger(length) && length > 0)) throw domainError("length", length, "must be a positive integer");
  return { samples: new Float64Array(length), count: 0, sum: 0, weighted: 0 };
}

/**
 * Adds a sample in constant time and without allocating: when the window is full every older weight falls by one, which is one subtraction of
 * the plain sum.
 *
 * @example
 * addToWindow(window, 0.0004);
 */
export function addToWindow(window: LinearWindow, sample: number): void {
  const { samples } = window;
  const length = samples.length;
  const at = window.count % length;
  if (window.count < length) {
    window.weighted += (window.count + 1) * sample;
    window.sum += sample;
  } else {
    window.weighted += length * sample - window.sum;
    window.sum += sample - (samples[at] as number);
  }
  samples[at] = sample;
  window.count++;
  // Once round, the sums are taken anew, so that rounding errors cannot gather.
  if (window.count % length !== 0) return;
  window.sum = 0;
  window.weighted = 0;
  for (let i = 0; i < length; i++) {
    window.sum += samples[i] as number;
    window.weighted += (i + 1) * (samples[i] as number);
  }
}

/**
 * Linearly weighted mean over the window, the newest sample with the largest weight. Source: Aster and other rolling variants of Binance's rule.
 *
 * @returns null before the first sample
 * @example
 * linearWindowAverage(window) // 0.0003
 */
export function linearWindowAverage({ samples, count, weighted }: LinearWindow): number | null {
  const n = Math.min(count, samples.length);
  return n === 0 ? null : weighted / ((n * (n + 1)) / 2);
}
