import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import type { Offer } from "../parts/offer.ts";
import type { IndexRecipe } from "../parts/recipe.ts";
import { chainlinkRecipe } from "./chainlink.ts";
import { brrRecipe, rtiRecipe } from "./cme.ts";
import { connectRecipe, connectVoteRecipe } from "./connect.ts";
import { EVENKEEL_DEPTH_RECIPE, EVENKEEL_RECIPE } from "./evenkeel.ts";
import { BINANCE_2020, binanceRecipe, bitmexRecipe, deribitRecipe, OKX } from "./exchanges.ts";
import { gmxRecipe } from "./gmx.ts";
import { HIP3, HYPERLIQUID } from "./hyperliquid.ts";
import { makerRecipe } from "./maker.ts";
import { pythRecipe } from "./pyth.ts";
import { redstoneNodeRecipe, redstonePullRecipe } from "./redstone.ts";

export interface Peer {
  readonly name: string;
  readonly recipe: IndexRecipe;
}

/** Peers whose rules are all relative: a price in another unit is the same price. */
export const RELATIVE_PEERS: readonly Peer[] = [
  { name: "Binance 2020", recipe: BINANCE_2020 },
  { name: "Binance", recipe: binanceRecipe(0.03) },
  { name: "BitMEX", recipe: bitmexRecipe() },
  { name: "CME CF BRR", recipe: brrRecipe() },
  { name: "CME CF RTI", recipe: rtiRecipe(0.05) },
  { name: "Connect", recipe: connectRecipe(2) },
  { name: "Connect votes", recipe: connectVoteRecipe() },
  { name: "Deribit", recipe: deribitRecipe() },
  { name: "Evenkeel", recipe: EVENKEEL_RECIPE },
  { name: "Evenkeel by depth", recipe: EVENKEEL_DEPTH_RECIPE },
  { name: "HIP-3", recipe: HIP3 },
  { name: "Hyperliquid", recipe: HYPERLIQUID },
  { name: "Maker", recipe: makerRecipe(5) },
  { name: "OKX", recipe: OKX },
  { name: "RedStone pull", recipe: redstonePullRecipe(2) },
];

/** All peers, also those with a rule in price units. */
export const EVERY_PEER: readonly Peer[] = [
  ...RELATIVE_PEERS,
  { name: "Chainlink", recipe: chainlinkRecipe(1, 10, 1000) },
  { name: "GMX", recipe: gmxRecipe("normal") },
  { name: "Pyth", recipe: pythRecipe(-6, 2) },
  { name: "RedStone node", recipe: redstoneNodeRecipe(20, 0.1, 0.1) },
];

/** Offers of up to eight venues around 100, with everything that a rule may look at. */
export const soundOffers: fc.Arbitrary<Offer[]> = fc
  .array(
    fc.record({
      price: fc.double({ min: 80, max: 120, noNaN: true }),
      weight: fc.integer({ min: 1, max: 50 }),
      halfWidth: fc.double({ min: 0.01, max: 2, noNaN: true }),
      age: fc.integer({ min: 0, max: 9_000 }),
      bidDepth: fc.integer({ min: 1, max: 50 }),
      askDepth: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => rows.map(({ age, ...row }, i) => ({ ...row, source: `v${i}`, publishedAt: NOW - age })));

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, -1, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE, 1e-300, 100, 100.5),
);

/** Offers as a broken or hostile venue might send them. */
export const wildOffers: fc.Arbitrary<Offer[]> = fc.array(
  fc.record(
    {
      source: fc.constantFrom("a", "b", "c", "d", "toString", "__proto__"),
      venue: fc.constantFrom("x", "y", "constructor"),
      price: anyNumber,
      weight: anyNumber,
      halfWidth: anyNumber,
      publishedAt: fc.oneof(fc.integer({ min: NOW - 400_000, max: NOW + 100_000 }), anyNumber),
      trading: fc.boolean(),
      invert: fc.boolean(),
      through: fc.subarray(["USD", "EUR", "hasOwnProperty"]),
      bidDepth: anyNumber,
      askDepth: anyNumber,
    },
    { requiredKeys: ["source", "price"] },
  ),
  { maxLength: 8 },
);
