import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Quote } from "@evenkeel/core/market/quote";
import { createSource } from "./createSource.ts";
import { pricePath } from "./pricePath.ts";
import { stablecoinPath } from "./stablecoinPath.ts";
import type { World } from "./world.ts";
import type { WorldParameters } from "./worldParameters.ts";

/** Seconds of price history kept for venue lags. */
const HISTORY_SECONDS = 8;

/**
 * Makes a world from its parameters and a seed; the same pair yields the same quotes, bit for bit, on one Node version.
 *
 * Memory does not grow with the duration: prices and quotes are made second by second while the batches are read.
 *
 * @throws EvenkeelError `WORLD_OPTION_INVALID` when the seed or the duration is unusable.
 * @example
 * createWorld(calm, 1).batches()[Symbol.iterator]().next().value.length; // about 5 quotes in the first second
 */
export function createWorld(parameters: WorldParameters, seed: number): World {
  requireInteger("seed", seed, Number.MIN_SAFE_INTEGER);
  requireInteger("durationSeconds", parameters.durationSeconds, 1);
  const { name, description, start, events } = parameters;
  const end = start + parameters.durationSeconds * 1000;
  return { name, description, start, end, events, batches: () => batches(parameters, seed, end) };
}

function* batches(p: WorldParameters, seed: number, end: number): Generator<readonly Quote[]> {
  const base = pricePath(seed, p.price);
  const coins = new Map(p.stablecoins.map((coin) => [coin.coin, { path: stablecoinPath(seed, coin), values: [] as number[] }]));
  const prices: number[] = [];
  const sources = p.sources.map((source, number) => ({
    base: source.pair.slice(0, source.pair.indexOf("/")),
    quote: source.pair.slice(source.pair.indexOf("/") + 1),
    source: createSource(
      seed,
      number,
      p.start,
      source,
      p.faults.filter((fault) => fault.venue === source.venue && fault.pair === source.pair),
    ),
  }));
  let oldest = 0;
  const at = (values: readonly number[], millis: number): number => {
    const position = Math.max(0, millis / 1000 - oldest);
    const index = Math.min(Math.floor(position), values.length - 2);
    const left = values[index] ?? 1;
    return left + ((values[index + 1] ?? left) - left) * (position - index);
  };
  const dollars = (currency: string, millis: number): number => {
    if (currency === p.description.base) return at(prices, millis);
    const coin = coins.get(currency);
    return coin === undefined ? 1 : at(coin.values, millis);
  };
  let stress = 0;
  const step = (): void => {
    const point = base.next().value;
    prices.push(point.price);
    stress = point.stress;
    for (const coin of coins.values()) coin.values.push(coin.path.next().value);
  };
  step();
  let pending: Quote[] = [];
  for (let second = 0; second < p.durationSeconds; second++) {
    step();
    if (prices.length > HISTORY_SECONDS) {
      prices.shift();
      for (const coin of coins.values()) coin.values.shift();
      oldest++;
    }
    const until = (second + 1) * 1000;
    for (const item of sources) {
      const fair = (millis: number): number => dollars(item.base, millis) / dollars(item.quote, millis);
      item.source.advance(until, fair, stress, pending);
    }
    // A published quote is received later, so everything received before `until` is already here. The sort is stable: ties keep row order.
    pending.sort(byReceipt);
    const bound = Math.min(end, p.start + until);
    const ready = pending.findIndex((quote) => quote.receivedAt >= bound);
    const batch = ready < 0 ? pending : pending.slice(0, ready);
    pending = ready < 0 ? [] : pending.slice(ready);
    if (batch.length > 0) yield batch;
  }
}

function byReceipt(a: Quote, b: Quote): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt - b.receivedAt;
  if (a.venue !== b.venue) return a.venue < b.venue ? -1 : 1;
  return a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0;
}

function requireInteger(field: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const message = `${field} must be a whole number${least > 0 ? ` of at least ${least}` : ""}`;
  throw new EvenkeelError({ code: "WORLD_OPTION_INVALID", message, field, value, remedy: "Pass a whole number." });
}
