import assert from "node:assert/strict";
import { test } from "node:test";
import { GOVERNANCE } from "../governance/governance.testing.ts";
import { entersMedian } from "./checkLinked.ts";
import { clampParameters } from "./clampParameters.ts";
import { hubConfig } from "./hubConfig.ts";
import { repairLinked } from "./repairLinked.ts";
import { FIELD, MARKET_SCHEMA } from "./schema.ts";
import { fieldsWith } from "./vectorCases.testing.ts";

const CONFIG = hubConfig(GOVERNANCE);

test("governance's decimals become the integers they name", () => {
  assert.equal(CONFIG.bounds.length, MARKET_SCHEMA.length);
  assert.equal(CONFIG.bounds[FIELD.initialMargin]?.min, 50_000_000_000_000_000n);
  assert.equal(CONFIG.bounds[FIELD.initialMargin]?.max, 500_000_000_000_000_000n);
  assert.equal(CONFIG.rules.initialOverMaintenance, 1_200_000_000_000_000_000n);
  assert.equal(CONFIG.rules.fundingCap, 434_027_777_777n);
  assert.equal(CONFIG.gate.base, 50_000_000_000_000_000n);
  assert.equal(CONFIG.rebaselineRounds, 3n);
});

test("the tier has no decimals", () => {
  assert.deepEqual(CONFIG.bounds[FIELD.tier], { min: 0n, max: 4n, maxStepPerSecond: 0n });
});

test("the step of funding reaches the cap in no less than 300 seconds", () => {
  const bounds = CONFIG.bounds[FIELD.fundingRate];
  assert.ok(bounds !== undefined && bounds.maxStepPerSecond * 300n <= bounds.max);
});

test("bounds alone already satisfy the linked rules", () => {
  for (const extreme of ["min", "max"] as const) {
    const fields = MARKET_SCHEMA.map(({ name, kind }, position) =>
      kind === "parameter" ? (CONFIG.bounds[position]?.[extreme] ?? 0n) : (fieldsWith({})[FIELD[name]] ?? 0n),
    );
    assert.equal(entersMedian(fields, CONFIG.rules), true);
    assert.deepEqual(repairLinked(fields, CONFIG.rules), fields);
    assert.equal(clampParameters(fields, null, CONFIG.bounds, null).clamped, 0n);
  }
});
