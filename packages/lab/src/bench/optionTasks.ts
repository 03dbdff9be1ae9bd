import {
  black76,
  chainGreeks,
  createChainGreeks,
  impliedVolatilities,
  impliedVolatility,
  type OptionQuote,
  withLogStrikes,
} from "@evenkeel/core/options/public";
import { draw } from "../random/draw.ts";
import type { BenchRow, BenchTask } from "./benchRow.ts";
import { type ImpliedPeer, impliedPeers } from "./optionPeers.ts";
import { timedSweeps } from "./timedSweeps.ts";

const QUOTES = 1_000;
/** The slowest peer takes milliseconds a call. */
const SLOW_QUOTES = 40;
const CHAIN = 500;
const EPSILON = 2 ** -52;

/** Options from a week to a year and a half, a quarter in or out of the money, volatilities of 30 to 120 %; the same in every run. */
function quotes(): readonly { readonly quote: OptionQuote; readonly sigma: number }[] {
  return Array.from({ length: QUOTES }, (_, i) => {
    const forward = 10 + 990 * draw(1, i, "forward");
    const strike = forward * Math.exp(0.5 * (draw(1, i, "strike") - 0.5));
    const years = 0.02 + 1.5 * draw(1, i, "years");
    const sigma = 0.3 + 0.9 * draw(1, i, "sigma");
    const kind = draw(1, i, "kind") < 0.5 ? "call" : "put";
    return { quote: { kind, price: black76(kind, forward, strike, sigma * Math.sqrt(years)), forward, strike, years }, sigma };
  });
}

/** Worst relative error of a volatility, in units of `k 2^-52` with `k = max(1, price / (sigma vega))`. */
async function worstError(imply: ImpliedPeer, count: number): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  let value = 0;
  for (const { quote, sigma } of quotes().slice(0, count)) {
    const reference = impliedVolatility(quote);
    const condition = reference.ok ? Math.max(1, reference.condition) : Number.POSITIVE_INFINITY;
    if (condition <= 1e3) value = Math.max(value, Math.abs(imply(quote) / sigma - 1) / (condition * EPSILON));
  }
  return { value, unit: "ulps", times: null };
}

const ours: ImpliedPeer = (quote) => {
  const implied = impliedVolatility(quote);
  return implied.ok ? implied.volatility : Number.NaN;
};

function speedOf(imply: ImpliedPeer, count: number): BenchTask["run"] {
  return async () => {
    const sample = quotes().slice(0, count);
    return timedSweeps(() => {
      let sum = 0;
      for (const { quote } of sample) sum += imply(quote);
      return sum;
    }, count);
  };
}

async function batchSpeed(): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  const sample = quotes().map(({ quote }) => quote);
  const columns = {
    sign: Int8Array.from(sample, ({ kind }) => (kind === "call" ? 1 : -1)),
    price: Float64Array.from(sample, ({ price }) => price),
    forward: Float64Array.from(sample, ({ forward }) => forward),
    strike: Float64Array.from(sample, ({ strike }) => strike),
    years: Float64Array.from(sample, ({ years }) => years),
  };
  const [volatility, code] = [new Float64Array(QUOTES), new Uint8Array(QUOTES)];
  return timedSweeps(() => impliedVolatilities(columns, volatility, code), QUOTES);
}

/** Eight greeks of each of 500 listed options on one spot, ten expiries. */
async function chainSpeed(): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  const index = Array.from({ length: CHAIN }, (_, i) => i);
  const expiries = {
    years: Float64Array.from({ length: 10 }, (_, e) => 0.01 + 0.1 * e),
    forward: Float64Array.from({ length: 10 }, (_, e) => 3000 * (1 + 0.005 * e)),
    rate: new Float64Array(10).fill(0.05),
  };
  const chain = withLogStrikes({
    sign: Int8Array.from(index, (i) => (i % 2 === 0 ? 1 : -1)),
    strike: Float64Array.from(index, (i) => 1500 + 60 * (i % 50)),
    expiry: Uint32Array.from(index, (i) => Math.floor(i / 50)),
    volatility: Float64Array.from(index, (i) => 0.4 + 0.6 * draw(1, i, "smile")),
  });
  const out = createChainGreeks(CHAIN);
  let spot = 3000;
  return timedSweeps(() => {
    spot += 0.01;
    chainGreeks(chain, expiries, spot, out);
    return out;
  }, CHAIN);
}

/**
 * Implied volatility against the npm packages, with the worst error of each on the same quotes, and the greeks of a whole chain.
 *
 * @param peers whether other implementations are installed
 */
export function optionTasks(peers: boolean): BenchTask[] {
  const others = peers ? impliedPeers() : {};
  const names = Object.keys(others);
  const peerTasks = Object.entries(others).flatMap(([name, { imply, slow }]): BenchTask[] => {
    const count = slow ? SLOW_QUOTES : QUOTES;
    return [
      { name: `impliedVolatility.${name}`, against: [], run: speedOf(imply, count) },
      { name: `impliedVolatility.${name}.error`, against: [], run: () => worstError(imply, count) },
    ];
  });
  return [
    { name: "impliedVolatility", against: names.map((name) => `impliedVolatility.${name}`), run: speedOf(ours, QUOTES) },
    {
      name: "impliedVolatility.error",
      against: names.map((name) => `impliedVolatility.${name}.error`),
      run: () => worstError(ours, QUOTES),
    },
    { name: "impliedVolatility.batch", against: ["impliedVolatility"], run: batchSpeed },
    ...peerTasks,
    { name: "chainGreeks", against: [], run: chainSpeed },
  ];
}
