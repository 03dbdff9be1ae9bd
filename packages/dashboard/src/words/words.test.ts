import assert from "node:assert/strict";
import { test } from "node:test";
import { syntheticRounds } from "@evenkeel/engine/api/syntheticRounds.testing";
import { actions, bindingWords } from "./actions.ts";
import { fieldWords } from "./fieldWords.ts";
import { headline } from "./headline.ts";
import { measureWords } from "./measureWords.ts";
import { modeWords } from "./modeWords.ts";
import { reasonWords, spellOut } from "./reasonWords.ts";

const round = syntheticRounds().next().value;
const howOf = (changes: object, what: string) => actions({ ...round, ...changes }).find((action) => action.what === what)?.how;

test("the headline says where the mark is and whether that is calm", () => {
  assert.equal(headline({ ...round, basis: 0.00124 }), "Mark is 12.4 bp above the index, outside the calm band of ±10 bp.");
  assert.equal(headline({ ...round, basis: -0.0004 }), "Mark is 4.0 bp below the index, inside the calm band of ±10 bp.");
  assert.equal(headline({ ...round, basis: 0 }), "Mark is at the index, inside the calm band of ±10 bp.");
  assert.equal(headline({ ...round, basis: 0.00124, basisThresholds: [] }), "Mark is 12.4 bp above the index.");
  assert.equal(headline({ ...round, basis: null }), "Waiting for the first accepted round.");
  assert.equal(headline({ ...round, indexFailure: "too_few_venues" }), "There is no index now: too few venues agree.");
});

test("funding names who pays whom and which way it pulls", () => {
  assert.match(
    howOf({ fundingRatePerSecond: 1e-8, basis: 0.001 }, "Funding") ?? "",
    /^Longs pay shorts 2\.88 bp per 8 h, which pulls the mark down\./,
  );
  assert.match(
    howOf({ fundingRatePerSecond: -1e-8, basis: -0.001 }, "Funding") ?? "",
    /^Shorts pay longs 2\.88 bp per 8 h, which pulls the mark up\./,
  );
  assert.match(howOf({ fundingRatePerSecond: 1e-8, basis: -0.001 }, "Funding") ?? "", /still unwinding/);
  assert.equal(howOf({ fundingRatePerSecond: 0 }, "Funding"), "Nobody pays.");
});

test("margin says when it is raised, orders say what is taken", () => {
  assert.equal(howOf({ initialMargin: 0.08 }, "Margin"), "Opening a position takes 8.00 %, raised from the floor of 5.00 %.");
  assert.equal(howOf({ initialMargin: 0.05 }, "Margin"), "Opening a position takes 5.00 %.");
  assert.equal(howOf({ mode: "Normal" }, "Orders"), "All orders are taken.");
  assert.match(howOf({ mode: "ReduceOnly" }, "Orders") ?? "", /^Reduce only\./);
  assert.equal(howOf({ borrowRatePerSecond: 3.171e-9, skew: -4 }, "Borrow"), "Shorts, the larger side, pay the pool 10.0 % a year.");
});

test("a bound field says what was asked for", () => {
  const limit = {
    field: "fundingRate",
    asked: 5e-7,
    value: 4.34e-7,
    min: -4.34e-7,
    max: 4.34e-7,
    maxStepPerSecond: null,
    binding: "max",
  } as const;
  assert.deepEqual(bindingWords(limit), { short: "At maximum", long: "Funding per 8 h is +124.99 bp; the policy asked for +144.00 bp." });
  assert.equal(bindingWords({ ...limit, binding: "none" }).short, "Free");
});

test("codes become words, unknown ones are spelt out", () => {
  assert.equal(reasonWords("stale"), "Stale, silent too long");
  assert.equal(reasonWords("clock_skew"), "Clock skew");
  assert.equal(spellOut("QuorumTooSmall"), "Quorum too small");
  assert.equal(spellOut(""), "Unknown");
  assert.equal(measureWords("poolDrawdown").show(0.021), "2.1 %");
  assert.equal(measureWords("depthShare").label, "Depth share");
  assert.equal(fieldWords("depthShare").label, "Depth share");
  assert.match(modeWords("ReduceOnly", "NoDelivery").why, /velocity rule/);
});
