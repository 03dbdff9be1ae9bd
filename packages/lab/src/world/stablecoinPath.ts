import { normal } from "../random/normal.ts";

/** A stablecoin's dollar price: small noise about one, and one optional dip below it. */
export interface StablecoinParameters {
  readonly coin: string;
  readonly noiseSd: number;
  readonly noiseHalfLifeSeconds: number;
  readonly wobble: WobbleParameters | null;
}

/** A dip: down over `rampSeconds`, held, and back over twice as long. */
export interface WobbleParameters {
  readonly startSeconds: number;
  readonly rampSeconds: number;
  readonly holdSeconds: number;
  /** Price at the bottom, e.g. 0.9975. */
  readonly bottom: number;
}

/**
 * Yields a stablecoin's dollar price at seconds 0, 1, 2, ... without end.
 *
 * @example
 * stablecoinPath(1, { coin: "USDT", noiseSd: 0, noiseHalfLifeSeconds: 600, wobble: null }).next().value; // 1
 */
export function* stablecoinPath(seed: number, parameters: StablecoinParameters): Generator<number, never> {
  const keep = 2 ** (-1 / parameters.noiseHalfLifeSeconds);
  const innovation = parameters.noiseSd * Math.sqrt(1 - keep * keep);
  let noise = parameters.noiseSd * normal(seed, "coin", parameters.coin);
  for (let second = 0; ; second++) {
    yield 1 + noise - dip(parameters.wobble, second);
    noise = keep * noise + innovation * normal(seed, "coin", parameters.coin, second);
  }
}

function dip(wobble: WobbleParameters | null, second: number): number {
  if (wobble === null) return 0;
  const since = second - wobble.startSeconds;
  const afterHold = since - wobble.rampSeconds - wobble.holdSeconds;
  const share = afterHold <= 0 ? since / wobble.rampSeconds : 1 - afterHold / (2 * wobble.rampSeconds);
  return (1 - wobble.bottom) * Math.min(1, Math.max(0, share));
}
