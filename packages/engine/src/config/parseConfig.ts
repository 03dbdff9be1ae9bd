import type { PolicyName } from "@evenkeel/core/policy/policyName";
import type { z } from "zod";
import type { NodeConfig } from "../nodes/nodeConfig.ts";
import { configSchema, type nodeSchema } from "./configSchema.ts";
import { defaultEngineConfig } from "./defaultEngineConfig.ts";
import type { EngineConfig } from "./engineConfig.ts";
import { overrideShape } from "./overrideShape.ts";
import { type Violation, ViolationsError } from "./violationsError.ts";
import { violationsOf } from "./violationsOf.ts";

/** What a configuration file is laid over. */
export interface ConfigDefaults<P extends object> {
  readonly engine: EngineConfig;
  /** Default parameters of a market under a policy, or null when the run has no such market. */
  readonly parameters: (market: string, policy: PolicyName) => P | null;
  /** Venues that a node could be made to miss; any name is taken when absent. */
  readonly venues?: readonly string[];
}

/** A parsed configuration: complete settings, and complete parameters of each market that the file names. */
export interface ParsedConfig<P extends object> {
  readonly engine: EngineConfig;
  readonly parameters: Readonly<Record<string, P>>;
}

/**
 * Reads a configuration file: unknown keys are refused, and everything wrong is reported at once.
 *
 * @param text JSON text.
 * @param name What to call the file in an error, e.g. its path.
 * @throws ViolationsError `CONFIG_INVALID`.
 * @example
 * parseConfig('{"port": 8080}', "run.json", defaults).engine.port // 8080
 * parseConfig('{"prot": 1}', "run.json", defaults) // throws CONFIG_INVALID: run.json has 1 problem (prot = 1). [1] prot: unknown key ...
 */
export function parseConfig<P extends object>(text: string, name: string, defaults: ConfigDefaults<P>): ParsedConfig<P> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const violation = { path: "", message: String(cause), value: text.slice(0, 40), remedy: "Correct the JSON syntax." };
    throw new ViolationsError("CONFIG_INVALID", name, [violation]);
  }
  const parsed = configSchema.safeParse(document);
  const violations: Violation[] = parsed.success ? [] : violationsOf(configSchema, document, parsed.error.issues);
  const parameters = readMarkets(document, defaults, violations);
  if (parsed.success) checkNodes(parsed.data.nodes ?? [], defaults.venues, violations);
  if (!parsed.success || violations.length > 0) throw new ViolationsError("CONFIG_INVALID", name, violations);
  return { engine: mergeEngine(defaults.engine, parsed.data), parameters };
}

function mergeEngine(base: EngineConfig, { nodes, gate, markets: _, ...scalars }: z.infer<typeof configSchema>): EngineConfig {
  // Another seed means other networks and signers, not only other traders.
  const seeded = scalars.seed === undefined ? base : reseed(base, scalars.seed);
  return {
    ...seeded,
    ...given(scalars),
    nodes: nodes === undefined ? seeded.nodes : nodes.map((node, position) => mergeNode(seeded, node, position)),
    gate: { ...seeded.gate, ...given(gate ?? {}) },
  };
}

function reseed(base: EngineConfig, seed: number): EngineConfig {
  const fresh = defaultEngineConfig(seed);
  const nodes = fresh.nodes.map((node, position) => ({ ...node, missingVenue: base.nodes[position]?.missingVenue ?? null }));
  return { ...base, seed, signerSeed: seed, nodes };
}

function mergeNode(base: EngineConfig, node: z.infer<typeof nodeSchema>, position: number): NodeConfig {
  const fallback: NodeConfig = { node: position, latencyMillis: 50, jitterMillis: 20, dropRate: 0.005, missingVenue: null };
  return { ...(base.nodes[position] ?? fallback), ...given(node) };
}

/** Drops keys whose value is absent, so that a spread keeps the defaults. */
function given<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function readMarkets<P extends object>(document: unknown, defaults: ConfigDefaults<P>, violations: Violation[]): Record<string, P> {
  const { markets, policy } = (document ?? {}) as { markets?: unknown; policy?: unknown };
  if (typeof markets !== "object" || markets === null || Array.isArray(markets)) return {};
  const under = policy === "none" || policy === "gen1" || policy === "gen2" ? policy : defaults.engine.policy;
  const parameters: Record<string, P> = {};
  for (const [market, overrides] of Object.entries(markets)) {
    const base = defaults.parameters(market, under);
    if (base === null) {
      const remedy = "Use the id of a market of this run.";
      violations.push({ path: `markets.${market}`, message: "unknown market", value: market, remedy });
    } else if (typeof overrides === "object" && overrides !== null) {
      parameters[market] = overrideShape(base, overrides, ["markets", market], violations);
    }
  }
  return parameters;
}

function checkNodes(nodes: readonly z.infer<typeof nodeSchema>[], venues: readonly string[] | undefined, violations: Violation[]): void {
  for (const [position, { missingVenue }] of nodes.entries()) {
    if (missingVenue === undefined || missingVenue === null || venues === undefined || venues.includes(missingVenue)) continue;
    const path = `nodes[${position}].missingVenue`;
    violations.push({ path, message: "unknown venue", value: missingVenue, remedy: `Use one of: ${venues.join(", ")}, or null.` });
  }
  const missing = nodes[0]?.missingVenue;
  if (typeof missing === "string" && nodes.every((node) => node.missingVenue === missing)) {
    const remedy = "Let at least one node see it.";
    violations.push({ path: "nodes", message: "every node misses the same venue", value: missing, remedy });
  }
}
