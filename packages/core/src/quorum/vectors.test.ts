import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { acceptRound } from "./acceptRound.ts";
import { checkLinked } from "./checkLinked.ts";
import { clampInteger } from "./clampInteger.ts";
import { encodeFixed } from "./encodeFixed.ts";
import { gateAllowance, passesGate } from "./gateMeasurements.ts";
import type { HubConfig, IntegerRules } from "./hubConfig.ts";
import { lowerMedianOf } from "./lowerMedian.ts";
import { repairLinked } from "./repairLinked.ts";
import type { Rounding } from "./schema.ts";
import { stepInteger } from "./stepInteger.ts";
import { quorumVectorsText, VECTORS_PATH } from "./vectors.testing.ts";

type Strings = Readonly<Record<string, string>>;
interface Vectors {
  readonly encode: readonly { name: string; field: string; decimals: number; rounding: Rounding; input: number; expected: string }[];
  readonly lowerMedian: readonly { name: string; values: readonly string[]; expected: string }[];
  readonly clamp: readonly Strings[];
  readonly step: readonly Strings[];
  readonly gate: readonly (Strings & { passes: boolean })[];
  readonly linked: readonly {
    name: string;
    rules: Strings;
    fields: readonly string[];
    enters: boolean;
    refused: string;
    repaired: readonly string[];
  }[];
  readonly finalise: readonly FinaliseRow[];
}
interface FinaliseRow {
  readonly name: string;
  readonly config: { rules: Strings; gate: Strings; rebaselineRounds: string; bounds: readonly Strings[] };
  readonly previous: { fields: readonly string[]; lastValidAt: string; lastValidIndex: string; candidate: Strings } | null;
  readonly observedAt: string;
  readonly vectors: readonly (readonly string[])[];
  readonly required: string;
  readonly expected: {
    entered: string;
    enough: boolean;
    fields?: readonly string[];
    valid?: boolean;
    clamped?: string;
    refused?: string;
    candidate?: Strings;
  };
}

const TEXT = readFileSync(VECTORS_PATH, "utf8");
const VECTORS = JSON.parse(TEXT) as Vectors;

const integer = (row: Strings, key: string): bigint => BigInt(row[key] ?? "missing");
const integers = (list: readonly string[]): bigint[] => list.map(BigInt);
const converted = <T>(row: Strings): T => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, BigInt(value)])) as T;

test("the committed file is what the generator writes", () => {
  assert.equal(TEXT, quorumVectorsText());
});

test("there are at least sixty shared cases, all named differently within their group", () => {
  const groups = Object.values(VECTORS).filter(Array.isArray) as { name: string }[][];
  assert.ok(groups.flat().length >= 60);
  for (const group of groups) assert.equal(new Set(group.map(({ name }) => name)).size, group.length);
});

test("encode", () => {
  for (const { name, field, decimals, rounding, input, expected } of VECTORS.encode) {
    assert.equal(encodeFixed(input, decimals, rounding, field), BigInt(expected), name);
  }
});

test("lower median", () => {
  for (const { name, values, expected } of VECTORS.lowerMedian) assert.equal(lowerMedianOf(integers(values)), BigInt(expected), name);
});

test("clamp, step and gate", () => {
  for (const row of VECTORS.clamp) {
    assert.equal(clampInteger(integer(row, "value"), integer(row, "min"), integer(row, "max")), integer(row, "expected"), row.name);
  }
  for (const row of VECTORS.step) {
    const got = stepInteger(integer(row, "previous"), integer(row, "value"), integer(row, "maxStepPerSecond"), integer(row, "elapsed"));
    assert.equal(got, integer(row, "expected"), row.name);
  }
  for (const row of VECTORS.gate) {
    const gate = { base: integer(row, "base"), perSecond: integer(row, "perSecond"), max: integer(row, "max") };
    assert.equal(gateAllowance(gate, integer(row, "elapsed")), integer(row, "allowed"), row.name);
    assert.equal(passesGate(gate, integer(row, "previous"), integer(row, "value"), integer(row, "elapsed")), row.passes, row.name);
  }
});

test("linked fields", () => {
  for (const { name, rules, fields, enters, refused, repaired } of VECTORS.linked) {
    const integerRules = converted<IntegerRules>(rules);
    assert.deepEqual(checkLinked(integers(fields), integerRules), { enters, refused: BigInt(refused) }, name);
    assert.deepEqual(repairLinked(integers(fields), integerRules), integers(repaired), name);
  }
});

test("finalise", () => {
  for (const { name, config, previous, observedAt, vectors, required, expected } of VECTORS.finalise) {
    const hub: HubConfig = {
      rules: converted(config.rules),
      gate: converted(config.gate),
      rebaselineRounds: BigInt(config.rebaselineRounds),
      bounds: config.bounds.map((row) => converted(row)),
    };
    const stored = previous && {
      fields: integers(previous.fields),
      lastValidAt: BigInt(previous.lastValidAt),
      lastValidIndex: BigInt(previous.lastValidIndex),
      candidate: converted<{ index: bigint; at: bigint; count: bigint }>(previous.candidate),
    };
    const observed = vectors.map((fields) => ({ observedAt: BigInt(observedAt), fields: integers(fields) }));
    const outcome = acceptRound(observed, Number(required), stored, hub);
    assert.equal(String(outcome.entered), expected.entered, name);
    assert.equal(outcome.enough, expected.enough, name);
    if (!outcome.enough) continue;
    assert.deepEqual(outcome.stored.fields.map(String), expected.fields, name);
    assert.equal(outcome.valid, expected.valid, name);
    assert.equal(String(outcome.clamped), expected.clamped, name);
    assert.equal(String(outcome.refused), expected.refused, name);
    assert.deepEqual(outcome.stored.candidate, expected.candidate && converted(expected.candidate), name);
  }
});
