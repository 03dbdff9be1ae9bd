import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { toHex, utf8 } from "../math/bytes.ts";
import { acceptRound } from "./acceptRound.ts";
import { assessmentDigest, assessmentStructHash, marketTopic } from "./assessmentDigest.ts";
import { checkLinked } from "./checkLinked.ts";
import { clampInteger } from "./clampInteger.ts";
import { deploymentId } from "./deploymentId.ts";
import { encodeReference } from "./encodeReference.testing.ts";
import { FINALISE_CASES, type FinaliseCase } from "./finaliseCases.testing.ts";
import { gateAllowance, passesGate } from "./gateMeasurements.ts";
import { keccak256 } from "./keccak.testing.ts";
import { lowerMedianOf } from "./lowerMedian.ts";
import { repairLinked } from "./repairLinked.ts";
import { MARKET_SCHEMA_VERSION } from "./schema.ts";
import { stepInteger } from "./stepInteger.ts";
import {
  CALM_FIELDS,
  CLAMP_CASES,
  CONFIG,
  ENCODE_CASES,
  fieldsWith,
  GATE_CASES,
  LINKED_CASES,
  MEDIAN_CASES,
  STEP_CASES,
} from "./vectorCases.testing.ts";

/** JSON of the shared cases: integers as decimal strings. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A value with integers, as JSON with decimal strings. */
function json(value: unknown): Json {
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(json);
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, json(member)]));
  throw new TypeError(`no JSON for ${typeof value}`);
}

export function finalised({ previous, observedAt, vectors, required, config = CONFIG }: FinaliseCase): Readonly<Record<string, unknown>> {
  const outcome = acceptRound(
    vectors.map((fields) => ({ observedAt, fields })),
    required,
    previous,
    config,
  );
  const entered = BigInt(outcome.entered);
  if (!outcome.enough) return { entered, enough: false };
  const { valid, clamped, refused, stored } = outcome;
  return { entered, enough: true, fields: stored.fields, valid, clamped, refused, candidate: stored.candidate };
}

interface DigestInput {
  readonly name: string;
  readonly genesisSigners: readonly string[];
  readonly deploymentName: string;
  readonly market: string;
  readonly epoch: number;
  readonly round: number;
  readonly fields: readonly bigint[];
}

const ADDRESSES = [
  "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a",
  "0x1563915e194d8cfba1943570603f7606a3115508",
  "0x5cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb",
];

const DIGEST_INPUTS: readonly DigestInput[] = [
  {
    name: "calm",
    genesisSigners: ADDRESSES,
    deploymentName: "evenkeel-test",
    market: "BTC-USD",
    epoch: 0,
    round: 170_000_000,
    fields: CALM_FIELDS,
  },
  {
    name: "negative fields and a name of more than one word",
    genesisSigners: ADDRESSES.slice(0, 1),
    deploymentName: "a deployment whose name needs more than thirty-two bytes",
    market: "POL-USD",
    epoch: 7,
    round: 1,
    fields: fieldsWith({ premiumAverage: -1n, premiumIntegral: -(1n << 127n), fundingRate: -434_027_777_777n, index: (1n << 127n) - 1n }),
  },
  {
    name: "another market",
    genesisSigners: ADDRESSES,
    deploymentName: "evenkeel-test",
    market: "ETH-USD",
    epoch: 0,
    round: 170_000_000,
    fields: CALM_FIELDS,
  },
  {
    name: "no signers, no name",
    genesisSigners: [],
    deploymentName: "",
    market: "BTC-USD",
    epoch: 0,
    round: 170_000_000,
    fields: CALM_FIELDS,
  },
];

export function digested(input: DigestInput): Readonly<Record<string, unknown>> {
  const outerLimitsHash = toHex(keccak256(utf8("outer limits")));
  const configHash = toHex(keccak256(utf8("configuration")));
  const id = deploymentId(input.genesisSigners, input.deploymentName, outerLimitsHash, keccak256);
  const { market, epoch, round, fields } = input;
  const observedAt = round * 10 + 4;
  const header = { market, schemaVersion: MARKET_SCHEMA_VERSION, epoch, round, observedAt, configHash, fields };
  const hex = (bytes: Uint8Array): string => toHex(bytes);
  return {
    name: input.name,
    genesisSigners: input.genesisSigners,
    deploymentName: input.deploymentName,
    outerLimitsHash,
    deploymentId: id,
    market,
    topic: hex(marketTopic(market, keccak256)),
    schemaVersion: String(MARKET_SCHEMA_VERSION),
    epoch: String(epoch),
    round: String(round),
    observedAt: String(observedAt),
    configHash,
    fields,
    structHash: hex(assessmentStructHash(header, keccak256)),
    digest: assessmentDigest(header, { deploymentId: id }, keccak256),
  };
}

/** The whole of `vectors/quorum.json`. */
export function quorumVectors(): Json {
  return json({
    schemaVersion: MARKET_SCHEMA_VERSION,
    encode: ENCODE_CASES.map((c) => ({ ...c, expected: encodeReference(c.input, c.decimals, c.rounding) })),
    lowerMedian: MEDIAN_CASES.map((c) => ({ ...c, expected: lowerMedianOf(c.values) })),
    clamp: CLAMP_CASES.map((c) => ({ ...c, expected: clampInteger(c.value, c.min, c.max) })),
    step: STEP_CASES.map((c) => ({ ...c, expected: stepInteger(c.previous, c.value, c.maxStepPerSecond, c.elapsed) })),
    gate: GATE_CASES.map((c) => ({ ...c, allowed: gateAllowance(c, c.elapsed), passes: passesGate(c, c.previous, c.value, c.elapsed) })),
    linked: LINKED_CASES.map(({ name, fields }) => {
      const { enters, refused } = checkLinked(fields, CONFIG.rules);
      return { name, rules: CONFIG.rules, fields, enters, refused, repaired: repairLinked(fields, CONFIG.rules) };
    }),
    finalise: FINALISE_CASES.map((c) => ({
      name: c.name,
      config: c.config ?? CONFIG,
      previous: c.previous,
      observedAt: c.observedAt,
      vectors: c.vectors,
      required: BigInt(c.required),
      expected: finalised(c),
    })),
    digest: DIGEST_INPUTS.map(digested),
  });
}

/** One case a line, so that a change shows as a change of one line. */
export function quorumVectorsText(): string {
  const groups = quorumVectors() as Readonly<Record<string, Json>>;
  const members = Object.entries(groups).map(([name, group]) => {
    if (!Array.isArray(group)) return `  ${JSON.stringify(name)}: ${JSON.stringify(group)}`;
    return `  ${JSON.stringify(name)}: [\n${group.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

export const VECTORS_PATH = fileURLToPath(new URL("../../../../vectors/quorum.json", import.meta.url));

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(VECTORS_PATH, quorumVectorsText());
