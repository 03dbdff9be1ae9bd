import { btcMarket } from "./btcMarket.ts";
import { btcPrice } from "./btcPrice.ts";
import { btcSources } from "./btcSources.ts";
import { createWorld } from "./createWorld.ts";
import type { World } from "./world.ts";

/**
 * Makes a short calm world for tests: the venues and volatility of the default scenario, no crash, no faults, no dip.
 *
 * @param options `seed` a safe integer; `minutes` of event time, 20 unless given; `startAt` milliseconds UTC.
 * @throws EvenkeelError `WORLD_OPTION_INVALID` when the seed or the duration is unusable.
 * @example
 * createCalmWorld({ seed: 1, minutes: 5 }).events; // []
 */
export function createCalmWorld(options: { readonly seed: number; readonly minutes?: number; readonly startAt?: number }): World {
  return createWorld(
    {
      name: "calm",
      description: btcMarket,
      start: options.startAt ?? 1_736_899_200_000,
      durationSeconds: (options.minutes ?? 20) * 60,
      price: btcPrice,
      stablecoins: [
        { coin: "USDT", noiseSd: 1e-4, noiseHalfLifeSeconds: 1800, wobble: null },
        { coin: "USDC", noiseSd: 5e-5, noiseHalfLifeSeconds: 1800, wobble: null },
      ],
      sources: btcSources,
      faults: [],
      events: [],
    },
    options.seed,
  );
}
