import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import { draw } from "@evenkeel/lab/random/draw";
import type { NodeConfig } from "../nodes/nodeConfig.ts";
import type { EngineConfig } from "./engineConfig.ts";

const NODES = 4;

/**
 * Four nodes (one may lie), each with its own seeded latency and drops; each misses at most one thin venue, and never all miss the same.
 *
 * @param seed Safe integer.
 * @param description The market, from which the thin venues are taken; none is missing without it.
 * @example
 * defaultEngineConfig(1).nodes.length // 4
 */
export function defaultEngineConfig(seed: number, description?: MarketDescription): EngineConfig {
  const thin = description === undefined ? [] : thinVenues(description);
  const spared = Math.floor(draw(seed, "config", "spared") * NODES);
  return {
    seed,
    signerSeed: seed,
    policy: "gen2",
    speed: 1,
    port: 4173,
    nodes: Array.from({ length: NODES }, (_, node) => seededNode(seed, node, node === spared ? [] : thin)),
    gate: { heartbeatSeconds: 30, deviation: 0.0005, fundingDeviation: 0.02 },
  };
}

/** Venues whose every source is thin and that no conversion leg needs; one node can do without such a venue. */
export function thinVenues({ sources, legs }: MarketDescription): string[] {
  const needed = new Set(sources.filter(({ thin }) => thin !== true).map(({ venue }) => venue));
  for (const leg of Object.values(legs)) {
    if (leg.kind === "index") for (const { venue } of leg.sources) needed.add(venue);
  }
  return [...new Set(sources.map(({ venue }) => venue))].filter((venue) => !needed.has(venue));
}

function seededNode(seed: number, node: number, thin: readonly string[]): NodeConfig {
  const between = (purpose: string, low: number, high: number): number => low + (high - low) * draw(seed, "config", node, purpose);
  const pick = Math.floor(between("missing", 0, 2 * thin.length));
  return {
    node,
    latencyMillis: Math.round(between("latency", 20, 150)),
    jitterMillis: Math.round(between("jitter", 5, 50)),
    dropRate: Math.round(between("drop", 0.001, 0.01) * 1e5) / 1e5,
    missingVenue: thin[pick] ?? null,
  };
}
