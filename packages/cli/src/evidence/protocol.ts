import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PolicyName } from "@evenkeel/core";
import { z } from "zod";

const policy = z.enum(["none", "gen1", "gen2"]) satisfies z.ZodType<PolicyName>;

const scenario = z.strictObject({
  about: z.string(),
  folder: z.string().optional(),
  asset: z.string().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

const arm = z.strictObject({
  name: z.string(),
  scenario: z.string(),
  policies: z.array(policy).min(2),
  seeds: z.array(z.int()).min(1),
  fundingBlind: z.boolean().optional(),
  capitalMultiplier: z.number().positive().optional(),
});

const gate = z.strictObject({
  arm: z.string(),
  of: policy,
  over: policy,
  upperAtMost: z.number().positive().optional(),
  within: z.number().positive().optional(),
});

const schema = z.strictObject({
  schema: z.literal("evenkeel-evidence-1"),
  title: z.string(),
  claim: z.string(),
  metric: z.string(),
  inference: z.string(),
  agentsSha256: z.string().length(64),
  scenarios: z.record(z.string(), scenario),
  arms: z.array(arm).min(1),
  gates: z.array(gate),
  participation: z.strictObject({ trades: z.number(), openInterest: z.number() }),
});

/** What is compared, on which data, with which seeds and gates; fixed before anything is run. */
export type Protocol = z.infer<typeof schema>;
export type Arm = z.infer<typeof arm>;
export type Gate = z.infer<typeof gate>;
export type Scenario = z.infer<typeof scenario>;

/** The committed protocol and the sha256 of its bytes, which every row and report carries. */
export function loadProtocol(): { readonly protocol: Protocol; readonly protocolHash: string } {
  const text = readFileSync(fileURLToPath(new URL("protocol.json", import.meta.url)), "utf8");
  return { protocol: schema.parse(JSON.parse(text)), protocolHash: hash("sha256", text, "hex") };
}
