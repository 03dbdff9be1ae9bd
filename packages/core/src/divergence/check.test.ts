import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../market/errors.ts";
import { checkDivergenceParameters } from "./check.ts";
import { defaultDivergenceParameters } from "./defaults.ts";
import type { DivergenceParameters } from "./parameters.ts";

const p = defaultDivergenceParameters(10);
const refused = (changes: Partial<DivergenceParameters>, field: string) =>
  assert.throws(
    () => checkDivergenceParameters({ ...p, ...changes }),
    (error) => error instanceof EvenkeelError && error.code === "DIVERGENCE_PARAMETERS" && error.message.includes(field),
  );

test("the defaults pass for every length of round", () => {
  for (const roundSeconds of [1, 10, 60, 300, 600]) checkDivergenceParameters(defaultDivergenceParameters(roundSeconds));
});

test("the buckets are a minute or a round, whichever is longer", () => {
  assert.equal(defaultDivergenceParameters(10).halfLife.gridMillis, 60_000);
  assert.equal(defaultDivergenceParameters(300).halfLife.gridMillis, 300_000);
});

test("each field is refused outside its range", () => {
  refused({ averageHalfLifeMillis: 0 }, "averageHalfLifeMillis");
  refused({ horizonSeconds: -1 }, "horizonSeconds");
  refused({ minimumScale: 0 }, "minimumScale");
  refused({ band: -0.1 }, "band");
  refused({ persistenceHalfLifeMillis: Number.NaN }, "persistenceHalfLifeMillis");
  refused({ halfLife: { ...p.halfLife, gridMillis: 0 } }, "halfLife.gridMillis");
  refused({ halfLife: { ...p.halfLife, shortLag: 0 } }, "halfLife.shortLag");
  refused({ halfLife: { ...p.halfLife, longLag: p.halfLife.shortLag } }, "halfLife.longLag");
  refused({ halfLife: { ...p.halfLife, memoryHalfLifeMillis: 0 } }, "halfLife.memoryHalfLifeMillis");
  refused({ halfLife: { ...p.halfLife, minimumSamples: 0 } }, "halfLife.minimumSamples");
});
