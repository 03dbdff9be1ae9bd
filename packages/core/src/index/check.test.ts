import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../market/errors.ts";
import { checkPriceParameters } from "./check.ts";
import { DEFAULT_DRIFT } from "./freeze/drift.ts";
import { at, dollarMarket, indexOf } from "./market.testing.ts";
import type { IndexParameters, PriceParameters } from "./parameters.ts";
import { MIXED } from "./price.testing.ts";

/** Every field that a refusal names. */
function refused(p: PriceParameters): string {
  try {
    checkPriceParameters(p);
  } catch (error) {
    assert.ok(error instanceof EvenkeelError && error.code === "INDEX_PARAMETERS");
    return error.message;
  }
  return "";
}

const changed = (changes: Partial<IndexParameters>) => dollarMarket(["a", "b", "c"], changes);
const base = changed({}).index;

test("sound parameters pass", () => {
  checkPriceParameters(changed({}));
  checkPriceParameters(MIXED);
});

test("each numeric field is refused outside its range, and when it is no number", () => {
  const cases: readonly (readonly [string, Partial<IndexParameters>])[] = [
    ["stalenessMillis", { stalenessMillis: 0 }],
    ["futureMillis", { futureMillis: -1 }],
    ["maxSpread", { maxSpread: 0 }],
    ["minimumVenues", { minimumVenues: 4 }],
    ["minimumVenues", { minimumVenues: 0 }],
    ["singleVenueHalfWidth", { singleVenueHalfWidth: 1.1 }],
    ["outlier.threshold", { outlier: { ...base.outlier, threshold: 0 } }],
    ["outlier.readmitFraction", { outlier: { ...base.outlier, readmitFraction: 1.5 } }],
    ["outlier.dwellMillis", { outlier: { ...base.outlier, dwellMillis: -1 } }],
    ["weights.halfLifeMillis", { weights: { ...base.weights, halfLifeMillis: 0 } }],
    ["weights.errorScale", { weights: { ...base.weights, errorScale: 0 } }],
    ["weights.capByCount[0].cap", { weights: { ...base.weights, capByCount: [{ venues: 3, cap: 0.2 }] } }],
    ["clampWidth", { clampWidth: 0 }],
    ["confidence.floor", { confidence: { ...base.confidence, floor: -0.1 } }],
    ["confidence.dispersionMultiple", { confidence: { ...base.confidence, dispersionMultiple: -1 } }],
    ["confidence.driftPerRootSecond", { confidence: { ...base.confidence, driftPerRootSecond: 2 } }],
    ["confidence.maxRelative", { confidence: { ...base.confidence, maxRelative: 0 } }],
    ["guard.stepMillis", { guard: { ...base.guard, stepMillis: 0 } }],
    ["guard.perStep", { guard: { ...base.guard, perStep: -0.1 } }],
    ["guard.perSecond", { guard: { ...base.guard, perSecond: -0.1 } }],
    ["guard.cumulative", { guard: { ...base.guard, cumulative: 0 } }],
    ["guard.rebaselineMillis", { guard: { ...base.guard, rebaselineMillis: 0 } }],
    ["guard.cumulativeWindowMillis", { guard: { ...base.guard, cumulativeWindowMillis: 1 } }],
    ["clampWidth", { clampWidth: Number.NaN }],
    ["stalenessMillis", { stalenessMillis: Infinity }],
  ];
  for (const [field, changes] of cases) assert.ok(refused(changed(changes)).includes(`index.${field} `), field);
});

test("all violations come at once", () => {
  const message = refused(changed({ clampWidth: -1, maxSpread: -1, minimumVenues: 9 }));
  for (const field of ["clampWidth", "maxSpread", "minimumVenues"]) assert.ok(message.includes(`index.${field} `));
});

test("the caps are sorted by venues", () => {
  const capByCount = [
    { venues: 4, cap: 0.4 },
    { venues: 3, cap: 0.4 },
  ];
  assert.ok(refused(changed({ weights: { ...base.weights, capByCount } })).includes("must be sorted by venues"));
});

test("sources: at least one, each once, each convertible", () => {
  const sources = (list: IndexParameters["sources"]) => refused({ ...MIXED, index: { ...MIXED.index, sources: list, minimumVenues: 1 } });
  assert.ok(sources([]).includes("must name at least one source"));
  assert.ok(sources([...at("BTC/USD", "a"), ...at("BTC/USD", "a")]).includes("must be named once"));
  assert.ok(sources(at("BTC/EUR", "a")).includes("must be quoted in the market's currency"));
  assert.ok(sources(at("BTCUSD", "a")).includes("must be quoted in the market's currency"));
  assert.ok(sources([{ venue: "a", pair: "BTC/USD", stalenessMillis: 0 }]).includes("sources[0].stalenessMillis"));
});

test("one route per quote: no source feeds an index and its own conversion", () => {
  const leg = { kind: "index", index: indexOf(at("USDC/USD", "a")) } as const;
  const both = { ...MIXED, index: indexOf([...at("BTC/USD", "b"), ...at("USDC/USD", "a")]), legs: { USDC: leg } };
  assert.ok(refused(both).includes("must not feed index too"));
  assert.ok(refused({ ...MIXED, legs: { ...MIXED.legs, USDT: leg } }).includes("must not feed legs.USDC too"));
});

test("legs are checked as well", () => {
  const assumed = (price: number, halfWidth: number) =>
    refused({ ...MIXED, legs: { ...MIXED.legs, USDT: { kind: "assumed", price, halfWidth } } });
  assert.ok(assumed(0, 0).includes("legs.USDT.price"));
  assert.ok(assumed(1, -1).includes("legs.USDT.halfWidth"));
  const bad = { kind: "index", index: indexOf(at("USDC/USD", "k"), { clampWidth: 0 }) } as const;
  assert.ok(refused({ ...MIXED, legs: { ...MIXED.legs, USDC: bad } }).includes("legs.USDC.clampWidth"));
});

test("a leg is not converted through another leg", () => {
  const chained = { kind: "index", index: indexOf(at("USDC/USDT", "k")) } as const;
  assert.ok(refused({ ...MIXED, legs: { ...MIXED.legs, USDC: chained } }).includes("legs.USDC.sources"));
});

test("venues are not named like a property of every object", () => {
  const message = refused({ ...MIXED, index: indexOf(at("BTC/USD", "constructor", "__proto__", "b")) });
  assert.ok(message.includes("constructor") && message.includes("__proto__"));
});

test("the drift filter's parameters are checked under their own path", () => {
  const drift = { ...DEFAULT_DRIFT, back: 0.002, reach: 0.0005, forgetMillis: 1 };
  const message = refused({ ...MIXED, index: { ...MIXED.index, drift } });
  for (const field of ["reach", "back", "forgetMillis"]) assert.ok(message.includes(`index.drift.${field}`), field);
});
