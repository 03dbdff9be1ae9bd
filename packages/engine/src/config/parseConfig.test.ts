import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultEngineConfig } from "./defaultEngineConfig.ts";
import { parseConfig } from "./parseConfig.ts";
import { ViolationsError } from "./violationsError.ts";

const market = { policy: "gen2", funding: { gain: 1, cap: null as number | null }, sources: [{ venue: "a" }], tiers: [1, 2, 3] };
const defaults = {
  engine: defaultEngineConfig(7),
  parameters: (id: string, policy: string) => (id === "X-USD" ? { ...market, policy } : null),
  venues: ["a", "thin"],
};
const parse = (document: unknown) => parseConfig(typeof document === "string" ? document : JSON.stringify(document), "run.json", defaults);

function refused(document: unknown): ViolationsError {
  try {
    parse(document);
  } catch (error) {
    assert.ok(error instanceof ViolationsError && error.code === "CONFIG_INVALID");
    return error;
  }
  return assert.fail("the configuration was accepted");
}

test("an empty file keeps every default", () => {
  assert.deepEqual(parse({}), { engine: defaults.engine, parameters: {} });
});

test("given keys override, the others stay", () => {
  const { engine } = parse({ port: 0, speed: "max", policy: "none", signerSeed: 9, gate: { deviation: 0.01 } });
  assert.deepEqual(engine, {
    ...defaults.engine,
    port: 0,
    speed: "max",
    policy: "none",
    signerSeed: 9,
    gate: { ...defaults.engine.gate, deviation: 0.01 },
  });
});

test("another seed makes other nodes and signers", () => {
  const { engine } = parse({ seed: 8 });
  assert.deepEqual(engine.nodes, defaultEngineConfig(8).nodes);
  assert.equal(engine.signerSeed, 8);
});

test("nodes override the seeded ones by position and set the number of nodes", () => {
  const { nodes } = parse({ nodes: [{ dropRate: 0.5, missingVenue: "thin" }, {}, {}, {}, { latencyMillis: 1 }] }).engine;
  assert.deepEqual(nodes[0], { ...defaults.engine.nodes[0], dropRate: 0.5, missingVenue: "thin" });
  assert.deepEqual(nodes[1], defaults.engine.nodes[1]);
  assert.deepEqual(nodes[4], { node: 4, latencyMillis: 1, jitterMillis: 20, dropRate: 0.005, missingVenue: null });
});

test("market overrides take the shape of the market's defaults under the chosen policy", () => {
  const { parameters } = parse({ policy: "gen1", markets: { "X-USD": { funding: { gain: 2, cap: 5 }, tiers: [4] } } });
  assert.deepEqual(parameters, { "X-USD": { ...market, policy: "gen1", funding: { gain: 2, cap: 5 }, tiers: [4] } });
});

test("everything wrong is reported at once, in settings and in market parameters", () => {
  const error = refused({
    prot: 1,
    port: 70_000,
    speed: "fast",
    nodes: [{ dropRate: 2, venue: "a" }, {}, {}],
    gate: { deviation: 0 },
    markets: { "X-USD": { funding: { gian: 1, gain: "2" }, tiers: [1, "2"] }, "Y-USD": {} },
  });
  assert.deepEqual(error.violations.map(({ path }) => path).sort(), [
    "gate.deviation",
    "markets.X-USD.funding.gain",
    "markets.X-USD.funding.gian",
    "markets.X-USD.tiers[1]",
    "markets.Y-USD",
    "nodes",
    "nodes[0].dropRate",
    "nodes[0].venue",
    "port",
    "prot",
    "speed",
  ]);
  assert.match(
    error.message,
    /prot: unknown key \(got 1\)\. Remove it; allowed keys: seed, signerSeed, policy, speed, port, nodes, gate, markets\./,
  );
  assert.match(error.message, /funding\.gian: unknown key \(got 1\)\. Remove it; allowed keys: gain, cap\./);
});

test("an unknown venue, or one that every node misses, is refused", () => {
  const all = (missingVenue: string) => ({ nodes: Array.from({ length: 4 }, () => ({ missingVenue })) });
  assert.deepEqual(
    refused(all("thin")).violations.map(({ path }) => path),
    ["nodes"],
  );
  assert.equal(refused({ nodes: [{ missingVenue: "b" }, {}, {}, {}] }).violations[0]?.path, "nodes[0].missingVenue");
});

test("broken JSON and a document that is no object are refused", () => {
  assert.equal(refused("{").violations[0]?.path, "");
  assert.match(refused("3").message, /\(document\)/);
});
