import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../../market/errors.ts";
import { binance } from "../peers/binance.ts";
import { dydxV4 } from "../peers/dydx.ts";
import { paradex } from "../peers/paradex.ts";
import { rai } from "../peers/rai.ts";
import { synthetix } from "../peers/synthetix.ts";
import { checkFundingSystem, type FundingSystem, fundingSystemViolations } from "./fundingSystem.ts";
import { PEERS } from "./reading.testing.ts";

const fieldsOf = (system: FundingSystem): string[] => fundingSystemViolations(system).map(({ field }) => field);

test("every peer's parameters are in order, and are data", () => {
  for (const system of PEERS) {
    assert.doesNotThrow(() => checkFundingSystem(system), system.name);
    assert.deepEqual(JSON.parse(JSON.stringify(system)), system, system.name);
  }
});

test("peers are told apart by name and version", () => {
  const names = new Set(PEERS.map(({ name }) => name));
  assert.equal(names.size, 18);
});

test("each contradiction is named", () => {
  const base = binance();
  assert.deepEqual(fieldsOf({ ...base, periodSeconds: 0, version: "" }), ["periodSeconds", "version"]);
  assert.deepEqual(fieldsOf({ ...base, averaging: { averaging: "linear", windowSeconds: 0 } }), ["averaging.windowSeconds"]);
  assert.deepEqual(fieldsOf({ ...base, damper: { damper: "clamp", interest: 0, halfWidth: -1 } }), ["damper.halfWidth"]);
  assert.deepEqual(fieldsOf({ ...base, caps: [{ cap: "absolute", most: Number.NaN }] }), ["caps[0].most"]);
  assert.deepEqual(fieldsOf({ ...base, caps: [{ cap: "range", low: 1, high: 0 }] }), ["caps[0].high"]);
  assert.deepEqual(
    fieldsOf({
      ...base,
      caps: [
        { cap: "least", least: -1 },
        { cap: "change", most: -1 },
      ],
    }),
    ["caps[0].least", "caps[1].most"],
  );
  assert.deepEqual(fieldsOf({ ...base, accrual: { ...base.accrual, intervalSeconds: 0, graceMillis: -1 } }), [
    "accrual.intervalSeconds",
    "accrual.graceMillis",
  ]);
  assert.deepEqual(fieldsOf(dydxV4({ initialMargin: 0.03, maintenanceMargin: 0.05 })), ["caps[0].maintenanceMargin"]);
  assert.deepEqual(fieldsOf({ ...synthetix(1), averaged: "rate" }), ["averaged"]);
  assert.deepEqual(fieldsOf(rai({ leakSeconds: Number.POSITIVE_INFINITY })), ["law.leakSeconds"], "an integral without a leak is refused");
  assert.deepEqual(fieldsOf({ ...paradex({ halfLifeSeconds: 0 }) }), ["averaging.windowSeconds", "averaging.halfLifeSeconds"]);
});

test("the refusal carries its code and every field", () => {
  assert.throws(
    () => checkFundingSystem({ ...binance({ cap: -1 }), periodSeconds: -5 }),
    (error) =>
      error instanceof EvenkeelError && error.code === "FUNDING_SYSTEM_PARAMETERS" && /periodSeconds.*caps\[0\]/.test(error.message),
  );
});
