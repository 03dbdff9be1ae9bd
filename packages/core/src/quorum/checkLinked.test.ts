import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { checkLinked, entersMedian, refusedMeasurements } from "./checkLinked.ts";
import { fieldAt } from "./fieldAt.ts";
import { WAD } from "./hubConfig.ts";
import { repairLinked } from "./repairLinked.ts";
import { FIELD, type MarketField } from "./schema.ts";
import { CALM_FIELDS, CONFIG, fieldsWith } from "./vectorCases.testing.ts";

const { rules } = CONFIG;

test("a calm vector enters and nothing is refused", () => {
  assert.deepEqual(checkLinked(CALM_FIELDS, rules), { enters: true, refused: 0n });
});

test("each rule of entry, on its edge", () => {
  const enters = (changes: Partial<Record<MarketField, bigint>>): boolean => entersMedian(fieldsWith(changes), rules);
  assert.equal(enters({ index: 1n, indexAverage: 1n }), true);
  assert.equal(enters({ index: 0n }), false);
  assert.equal(enters({ indexAverage: 0n }), false);
  assert.equal(enters({ confidence: 0n }), true);
  assert.equal(enters({ confidence: -1n }), false);
  assert.equal(enters({ maintenanceMargin: 0n, initialMargin: 0n }), true);
  assert.equal(enters({ maintenanceMargin: -1n }), false);
  assert.equal(enters({ initialMargin: 6n, maintenanceMargin: 5n }), true);
  assert.equal(enters({ initialMargin: 5n, maintenanceMargin: 5n }), false);
  assert.equal(enters({ fundingRate: rules.fundingCap }), true);
  assert.equal(enters({ fundingRate: -rules.fundingCap }), true);
  assert.equal(enters({ fundingRate: rules.fundingCap + 1n }), false);
  assert.equal(enters({ fundingRate: -rules.fundingCap - 1n }), false);
  assert.equal(enters({ tier: 4n }), true);
  assert.equal(enters({ tier: 5n }), false);
  assert.equal(enters({ tier: -1n }), false);
});

test("a wide confidence and a distant average are refused, not dropped", () => {
  assert.equal(refusedMeasurements(fieldsWith({ confidence: 1_200n * WAD + 1n }), rules), 1n << BigInt(FIELD.confidence));
  assert.equal(refusedMeasurements(fieldsWith({ indexAverage: 72_000n * WAD + 1n }), rules), 1n << BigInt(FIELD.indexAverage));
  assert.equal(refusedMeasurements(fieldsWith({ confidence: 1_200n * WAD, indexAverage: 72_000n * WAD }), rules), 0n);
});

test("repair raises the initial margin, rounded up", () => {
  const repaired = repairLinked(fieldsWith({ initialMargin: 1n, maintenanceMargin: 33_333_333n }), rules);
  assert.equal(repaired[FIELD.initialMargin], 40_000_000n);
});

test("repair holds funding inside the cap", () => {
  assert.equal(repairLinked(fieldsWith({ fundingRate: -WAD }), rules)[FIELD.fundingRate], -rules.fundingCap);
});

test("what is repaired enters, and repairing again changes nothing", () => {
  const wad = fc.bigInt({ min: 0n, max: 10n ** 19n });
  fc.assert(
    fc.property(wad, wad, fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (initialMargin, maintenanceMargin, fundingRate) => {
      const repaired = repairLinked(fieldsWith({ initialMargin, maintenanceMargin, fundingRate }), rules);
      assert.equal(entersMedian(repaired, rules), true);
      assert.deepEqual(repairLinked(repaired, rules), repaired);
    }),
  );
});

test("the median of entering vectors may break a linked rule: that is why the result is repaired", () => {
  const a = fieldsWith({ initialMargin: 30n, maintenanceMargin: 25n });
  const b = fieldsWith({ initialMargin: 120n, maintenanceMargin: 100n });
  const c = fieldsWith({ initialMargin: 40n, maintenanceMargin: 30n });
  assert.ok([a, b, c].every((fields) => entersMedian(fields, rules)));
  const mixed = fieldsWith({ initialMargin: 30n, maintenanceMargin: 30n });
  assert.equal(entersMedian(mixed, rules), false);
  assert.equal(repairLinked(mixed, rules)[FIELD.initialMargin], 36n);
});

test("a short vector is named", () => {
  assert.throws(
    () => fieldAt([1n], "tier"),
    (error) => error instanceof EvenkeelError && error.code === "FIELD_COUNT_MISMATCH" && error.field === "tier",
  );
});
