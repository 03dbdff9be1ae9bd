import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OptionKind } from "../../math/black76.ts";
import { bachelier } from "./bachelier.ts";
import type { BlackScholesInput } from "./blackScholes.ts";
import { assetOrNothing, cashOrNothing, gapOption } from "./digital.ts";
import { type DeltaConvention, quotedDelta } from "./quotedDelta.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const kind = fc.constantFrom<OptionKind>("call", "put");
const option: fc.Arbitrary<BlackScholesInput> = fc.record({
  kind,
  spot: between(50, 200),
  strike: between(50, 200),
  years: between(0, 2),
  volatility: between(0, 1.5),
  rate: between(-0.05, 0.15),
  dividendYield: between(0, 0.1),
});

test("a digital is worth between nothing and what it pays, and a call's falls with the strike as a put's rises", () => {
  fc.assert(
    fc.property(option, between(0, 1_000), between(0, 100), (given, cash, higher) => {
      const value = cashOrNothing(given, cash);
      assert.ok(value >= 0 && value <= cash * Math.exp(-given.rate * given.years) * (1 + 1e-12));
      const asset = assetOrNothing(given);
      assert.ok(asset >= 0 && asset <= given.spot * (1 + 1e-12));
      const fell = value - cashOrNothing({ ...given, strike: given.strike + higher }, cash);
      assert.ok((given.kind === "call" ? fell : -fell) >= -1e-10);
    }),
  );
});

test("a gap option is a line in the strike that it pays against: an asset digital less so many cash digitals", () => {
  fc.assert(
    fc.property(option, between(0, 300), (given, payoffStrike) => {
      const sign = given.kind === "call" ? 1 : -1;
      assert.equal(gapOption(given, 0), sign * assetOrNothing(given));
      const slope = gapOption(given, payoffStrike) - gapOption(given, 0);
      assert.ok(Math.abs(slope + sign * cashOrNothing(given, payoffStrike)) < 1e-10);
    }),
  );
});

test("at expiry a digital pays all in the money, half at it and nothing out of it", () => {
  const still = { strike: 100, years: 0, volatility: 0.5, rate: 0.05, dividendYield: 0.02 };
  for (const [spot, call, put] of [
    [110, 1, 0],
    [100, 0.5, 0.5],
    [90, 0, 1],
  ] as const) {
    assert.deepEqual(
      [cashOrNothing({ ...still, kind: "call", spot }, 8), cashOrNothing({ ...still, kind: "put", spot }, 8)],
      [8 * call, 8 * put],
    );
    assert.deepEqual(
      [assetOrNothing({ ...still, kind: "call", spot }), assetOrNothing({ ...still, kind: "put", spot })],
      [spot * call, spot * put],
    );
  }
  // Zero volatility for a year: the forward of 100 is 105.13 and above the strike, so a call's digital is a bond.
  assert.ok(
    Math.abs(cashOrNothing({ ...still, kind: "call", spot: 100, years: 1, volatility: 0, dividendYield: 0 }, 1) - Math.exp(-0.05)) < 1e-15,
  );
});

test("quoted deltas: a call's less the put's is the hedge of the forward, in every convention", () => {
  fc.assert(
    fc.property(option, between(0.8, 1), between(0.8, 1), (given, discount, baseDiscount) => {
      const { spot, strike } = given;
      const totalVolatility = given.volatility * Math.sqrt(given.years);
      const at = (convention: DeltaConvention, side: OptionKind) =>
        quotedDelta(convention, { kind: side, spot, strike, discount, baseDiscount, totalVolatility });
      const forward = (spot * baseDiscount) / discount;
      for (const [convention, hedge] of [
        ["spot", baseDiscount],
        ["forward", 1],
        ["premiumAdjustedSpot", (discount * strike) / spot],
        ["premiumAdjustedForward", strike / forward],
      ] as const) {
        assert.ok(Math.abs(at(convention, "call") - at(convention, "put") - hedge) < 1e-12 * (1 + hedge), convention);
        assert.ok(at(convention, "call") >= 0 && at(convention, "put") <= 0);
      }
    }),
  );
});

const normal = fc.record({
  kind,
  forward: between(-50, 50),
  strike: between(-50, 50),
  years: between(0, 3),
  volatility: between(0, 40),
  discount: between(0.8, 1),
});

test("Bachelier: only the distance to the strike counts, and a call is the put of the mirrored prices", () => {
  const figures = ["price", "delta", "gamma", "vega", "theta", "vanna", "volga"] as const;
  fc.assert(
    fc.property(normal, fc.integer({ min: -64, max: 64 }), (given, shift) => {
      const got = bachelier(given);
      const turned = bachelier({ ...given, kind: given.kind === "call" ? "put" : "call", forward: -given.forward, strike: -given.strike });
      // Adding 0 makes a zero of either sign the same.
      for (const name of figures) assert.equal(turned[name] + 0, (name === "delta" || name === "vanna" ? -got[name] : got[name]) + 0, name);
      const moved = bachelier({ ...given, forward: given.forward + shift, strike: given.strike + shift });
      assert.ok(Math.abs(moved.price - got.price) < 1e-12);
    }),
  );
});

test("Bachelier: at least intrinsic, convex in the strike, rising in volatility and in time, in proportion to the discount", () => {
  fc.assert(
    fc.property(normal, between(0, 50), between(0, 1), (given, width, share) => {
      const at = (change: object) => bachelier({ ...given, ...change }).price;
      const distance = given.kind === "call" ? given.forward - given.strike : given.strike - given.forward;
      assert.ok(at({}) >= given.discount * Math.max(0, distance) - 1e-12);
      const [low, high] = [at({}), at({ strike: given.strike + width })];
      assert.ok(at({ strike: given.strike + share * width }) <= (1 - share) * low + share * high + 1e-11);
      assert.ok(at({ volatility: given.volatility + width }) >= low - 1e-11 && at({ years: given.years + share }) >= low - 1e-11);
      assert.ok(Math.abs(at({ discount: 0.5 * given.discount }) - 0.5 * low) < 1e-12);
    }),
  );
  const still = { forward: 8, strike: 10, years: 0, volatility: 5, discount: 0.5 };
  const { price, delta, theta } = bachelier({ ...still, kind: "put" });
  assert.deepEqual([price, delta, theta], [1, -0.5, 0], "at expiry a put is its payoff");
});
