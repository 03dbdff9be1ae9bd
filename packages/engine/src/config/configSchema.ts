import { z } from "zod";

const millis = z.number().min(0).max(60_000);

/** One node's overrides; what is absent keeps its seeded value. */
export const nodeSchema = z.strictObject({
  latencyMillis: millis.optional(),
  jitterMillis: millis.optional(),
  dropRate: z.number().min(0).max(1).optional(),
  missingVenue: z.string().min(1).nullable().optional(),
});

const gate = z.strictObject({
  heartbeatSeconds: z.number().positive().optional(),
  deviation: z.number().positive().max(1).optional(),
  fundingDeviation: z.number().positive().max(1).optional(),
});

/** The optional configuration file; every key overrides one default. */
export const configSchema = z.strictObject({
  seed: z.int().optional(),
  signerSeed: z.int().optional(),
  policy: z.enum(["none", "gen1", "gen2"]).optional(),
  speed: z.union([z.number().positive(), z.literal("max")], { error: 'speed is a positive number or "max"' }).optional(),
  port: z.int().min(0).max(65_535).optional(),
  nodes: z.array(nodeSchema).min(4).max(32).optional(),
  gate: gate.optional(),
  /** Overrides of `MarketParameters`, keyed by market id; the shape is checked against the market's defaults. */
  markets: z.record(z.string(), z.looseObject({})).optional(),
});
