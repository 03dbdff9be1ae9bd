import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../market/errors.ts";
import { checkVolatilityParameters } from "./check.ts";
import { defaultVolatilityParameters } from "./defaults.ts";
import type { VolatilityParameters } from "./parameters.ts";

const p = defaultVolatilityParameters(10);
const refused = (changes: Partial<VolatilityParameters>, field: string) =>
  assert.throws(
    () => checkVolatilityParameters({ ...p, ...changes }),
    (error) => error instanceof EvenkeelError && error.code === "VOLATILITY_PARAMETERS" && error.message.includes(field),
  );

test("the defaults pass for every length of round", () => {
  for (const roundSeconds of [1, 10, 60, 300, 600]) checkVolatilityParameters(defaultVolatilityParameters(roundSeconds));
});

test("the grid is a minute or a round, whichever is longer", () => {
  assert.equal(defaultVolatilityParameters(10).gridMillis, 60_000);
  assert.equal(defaultVolatilityParameters(300).gridMillis, 300_000);
});

test("each field is refused outside its range", () => {
  refused({ gridMillis: 0 }, "gridMillis");
  refused({ halfLifeMillis: -1 }, "halfLifeMillis");
  refused({ slowHalfLifeMillis: p.halfLifeMillis - 1 }, "slowHalfLifeMillis");
  refused({ slowReturnCap: 0.9 }, "slowReturnCap");
  refused({ floor: 0 }, "floor");
  refused({ slowCap: p.floor / 2 }, "slowCap");
  refused({ initial: p.floor / 2 }, "initial");
  refused({ maxGapMillis: p.gridMillis - 1 }, "maxGapMillis");
  refused({ gridMillis: Number.NaN }, "gridMillis");
});

test("all violations come at once", () => {
  refused({ gridMillis: -1, floor: -1 }, "floor");
  refused({ gridMillis: -1, floor: -1 }, "gridMillis");
});
