import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { test } from "node:test";
import { clampFormula } from "../funding/clampFormula.ts";
import { fundingCap } from "../funding/fundingCap.ts";
import { skewVelocity } from "../funding/skewVelocity.ts";
import { INTEREST } from "../interest/interest.testing.ts";
import { kinkedRate } from "../interest/kinkedRate.ts";

interface Row {
  readonly system: string;
  readonly mechanism: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly expected: unknown;
  readonly tolerance: number | string;
  readonly advisory?: boolean;
}

type Adapter = (input: (name: string) => number, expected: (name?: string) => number) => readonly (readonly [got: number, want: number])[];

const PATH = new URL("../../../../../shared/vectors/funding.json", import.meta.url);

/** Aave and Synthetix through the kinked curve; rates stay in the source's own unit, because the curve is linear in them. */
const ADAPTERS: Readonly<Record<string, Adapter>> = {
  "Hyperliquid/funding_rate_8h": (input, expected) => [[clampFormula(input("premium"), input("interest_8h"), input("clamp")), expected()]],
  "Hyperliquid/hourly_funding_rate": (input, expected) => [
    [clampFormula(input("premium"), input("interest_8h"), input("clamp")) / input("interval_divisor"), expected()],
  ],
  "Paradex/raw_funding_rate_8h": (input, expected) => [
    [clampFormula(input("premium"), input("baseline_8h"), input("clamp")) * input("multiplier"), expected()],
  ],
  "BitMEX/funding_cap_from_margin": (input, expected) => [
    [fundingCap(input("clamp_factor"), input("initial_margin"), input("maintenance_margin"), 1), expected()],
  ],
  "dYdX v3/funding_cap_from_margin": (input, expected) => [
    [fundingCap(1, input("initial_margin"), input("maintenance_margin"), input("hours_to_liquidation_at_max_leverage")) * 8, expected()],
  ],
  "Aave v3/kinked_borrow_rate": (input, expected) => {
    const debt = input("total_debt");
    const usage = debt === 0 ? 0 : debt / (debt + input("available_liquidity"));
    const curve = { base: input("base_rate"), slopeBelow: input("slope1"), slopeAbove: input("slope2"), kink: input("optimal_usage") };
    return [[kinkedRate(usage, { ...INTEREST, ...curve }), expected("borrow_rate")]];
  },
  "Synthetix v3/kinked_interest_rate": (input, expected) => {
    const kink = input("breakpoint");
    // Gradients are per percentage point of utilisation.
    const slopeBelow = input("low_gradient") * 100 * kink;
    const slopeAbove = input("high_gradient") * 100 * (1 - kink);
    return [[kinkedRate(input("utilization"), { ...INTEREST, base: 0, slopeBelow, slopeAbove, kink }), expected()]];
  },
  "Synthetix v3/skew_velocity_funding": (input, expected) => {
    const velocity = (skew: number): number => skewVelocity(skew, input("skew_scale"), input("max_funding_velocity_per_day"));
    const skew = input("prev_skew");
    return [
      [input("prev_funding_rate_per_day") + velocity(skew) * input("days"), expected("funding_rate_per_day")],
      [velocity(skew + input("skew_delta")), expected("velocity_per_day2")],
    ];
  },
};

const numberIn = (record: unknown, name: string): number => {
  const value = typeof record === "object" && record !== null ? Reflect.get(record, name) : undefined;
  return Number(value ?? Number.NaN);
};

const present = existsSync(PATH);
const skip = present || env.REQUIRE_SHARED === "1" ? false : "../shared is not beside this checkout";

test("published figures of other systems come out of our laws", { skip }, () => {
  const rows = (JSON.parse(readFileSync(PATH, "utf8")) as Row[]).filter(({ advisory }) => advisory !== true);
  let checked = 0;
  for (const { system, mechanism, inputs, expected, tolerance } of rows) {
    const adapter = ADAPTERS[`${system}/${mechanism}`];
    if (adapter === undefined) continue;
    const want = (name?: string): number => (name === undefined ? Number(expected) : numberIn(expected, name));
    for (const [got, wanted] of adapter((name) => numberIn(inputs, name), want)) {
      const allowed = Math.max(Number(tolerance), 1e-12 * Math.max(1, Math.abs(wanted)));
      assert.ok(Math.abs(got - wanted) <= allowed, `${system} ${mechanism}: ${got} against ${wanted}`);
    }
    checked += 1;
  }
  assert.ok(checked >= 26, `only ${checked} rows were checked`);
});
