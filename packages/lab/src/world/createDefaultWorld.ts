import { draw } from "../random/draw.ts";
import { btcMarket } from "./btcMarket.ts";
import { btcPrice } from "./btcPrice.ts";
import { btcSources } from "./btcSources.ts";
import { createWorld } from "./createWorld.ts";
import type { Fault } from "./fault.ts";
import type { CrashParameters } from "./priceParameters.ts";
import type { World, WorldEvent } from "./world.ts";

const START = 1_736_899_200_000;
const MINUTE = 60;

const silent: Fault = { venue: "okx", pair: "BTC/USDT", from: 60 * MINUTE, until: 80 * MINUTE, kind: "silent" };
const nonsense: readonly Fault[] = [
  { venue: "bybit", pair: "BTC/USDT", from: 105 * MINUTE, until: 107 * MINUTE, kind: "tenfold" },
  { venue: "bybit", pair: "BTC/USDT", from: 107 * MINUTE, until: 109 * MINUTE, kind: "invalid" },
  { venue: "bybit", pair: "BTC/USDT", from: 109 * MINUTE, until: 112 * MINUTE, kind: "frozen" },
];
const crashStart = 160 * MINUTE;
const crashFall = 4 * MINUTE;
const wobble = { startSeconds: 265 * MINUTE, rampSeconds: 5 * MINUTE, holdSeconds: 10 * MINUTE, bottom: 0.9975 };

/**
 * Makes the bundled scenario "flash-crash": six hours of BTC-USD from 2025-01-15T00:00Z with a silent venue, a venue quoting
 * nonsense, a fall of about 9 % within four minutes that recovers within 25, and a USDT dip to 0.9975.
 *
 * @param options `seed` is a safe integer; the times of the events do not depend on it, the price does.
 * @throws EvenkeelError `WORLD_OPTION_INVALID` when the seed is no safe integer.
 * @example
 * createDefaultWorld({ seed: 1 }).description.market; // "BTC-USD"
 */
export function createDefaultWorld(options: { readonly seed: number }): World {
  const { seed } = options;
  const crash: CrashParameters = {
    startSeconds: crashStart,
    fallSeconds: crashFall,
    // -9 % as a log return, give or take half a point by seed; the diffusion comes on top.
    depth: Number.isSafeInteger(seed) ? -0.094 + 0.01 * (draw(seed, "world", "depth") - 0.5) : 0,
    permanentShare: 0.1,
    recoveryTimeSeconds: 7 * MINUTE,
    stressHalfLifeSeconds: 6 * MINUTE,
  };
  return createWorld(
    {
      name: "flash-crash",
      description: btcMarket,
      start: START,
      durationSeconds: 360 * MINUTE,
      price: { ...btcPrice, crash },
      stablecoins: [
        { coin: "USDT", noiseSd: 1e-4, noiseHalfLifeSeconds: 1800, wobble },
        { coin: "USDC", noiseSd: 5e-5, noiseHalfLifeSeconds: 1800, wobble: null },
      ],
      sources: btcSources,
      faults: [silent, ...nonsense],
      events: events(),
    },
    seed,
  );
}

function events(): readonly WorldEvent[] {
  const at = (seconds: number): number => START + seconds * 1000;
  return [
    { at: at(silent.from), kind: "venue-silent", text: "okx stops quoting BTC/USDT for 20 minutes" },
    { at: at(silent.until), kind: "venue-recovered", text: "okx quotes again" },
    { at: at(105 * MINUTE), kind: "venue-nonsense", text: "bybit multiplies its prices by 10" },
    { at: at(107 * MINUTE), kind: "venue-nonsense", text: "bybit sends zero, negative and NaN prices" },
    { at: at(109 * MINUTE), kind: "venue-nonsense", text: "bybit repeats an old quote with its old publication time" },
    { at: at(112 * MINUTE), kind: "venue-recovered", text: "bybit quotes honestly again" },
    { at: at(crashStart), kind: "crash", text: "flash crash begins: about -9 % within 4 minutes" },
    { at: at(crashStart + crashFall), kind: "trough", text: "trough of the crash" },
    {
      at: at(crashStart + crashFall + 25 * MINUTE),
      kind: "recovered",
      text: "25 minutes later: the planned recovery is complete but for 1 %",
    },
    { at: at(wobble.startSeconds), kind: "stablecoin", text: "USDT slips to 0.9975" },
    { at: at(wobble.startSeconds + 3 * wobble.rampSeconds + wobble.holdSeconds), kind: "stablecoin", text: "USDT is back at one" },
  ];
}
