import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { imbalance } from "./imbalance.ts";
import { impactMidPremium, impactPremium } from "./impactPremium.ts";
import { type FixedLevel, impactPremiumUnits } from "./impactPremiumUnits.ts";
import { venuePremium } from "./venuePremium.ts";

const PPM = 1_000_000n;
const WAD = 10n ** 18n;

/** One side of a book, best first, in whole quote and hundredths of a base unit. */
const side = fc.array(fc.record({ step: fc.integer({ min: 1, max: 50 }), size: fc.integer({ min: 1, max: 200 }) }), { maxLength: 6 });
type Side = readonly { readonly step: number; readonly size: number }[];

function levelsOf(best: number, rows: Side, direction: 1 | -1): FixedLevel[] {
  let price = best;
  return rows.map(({ step, size }) => {
    price += direction * step;
    return { price: BigInt(price) * WAD, size: (BigInt(size) * WAD) / 100n };
  });
}

interface Case {
  readonly bids: Side;
  readonly asks: Side;
  readonly index: number;
  readonly notional: number;
}

function premiumOf({ bids, asks, index, notional }: Case, most = PPM): bigint {
  return impactPremiumUnits({
    bids: levelsOf(10_000, bids, -1),
    asks: levelsOf(10_000, asks, 1),
    index: BigInt(index) * WAD,
    notional: BigInt(notional) * WAD,
    scale: WAD,
    unitsPerWhole: PPM,
    most,
  });
}

const book = fc.record({
  bids: side,
  asks: side,
  index: fc.integer({ min: 9_000, max: 11_000 }),
  notional: fc.integer({ min: 0, max: 20_000 }),
});

test("a deeper order never finds a larger premium: the impact price only gets worse", () => {
  fc.assert(
    fc.property(book, fc.integer({ min: 0, max: 20_000 }), (given, more) => {
      const small = premiumOf(given);
      const large = premiumOf({ ...given, notional: given.notional + more });
      // Depth that runs out is a premium of zero, which is smaller still.
      assert.ok(large <= (small > 0n ? small : 0n) && large >= (small < 0n ? small : 0n), `${small} then ${large}`);
    }),
  );
});

test("depth behind the order, and a side that is far from the index, change nothing", () => {
  fc.assert(
    fc.property(book, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 200 }), (given, step, size) => {
      const premium = premiumOf(given);
      const behind = { step, size };
      if (premium > 0n) assert.equal(premiumOf({ ...given, bids: [...given.bids, behind] }), premium);
      if (premium > 0n) assert.equal(premiumOf({ ...given, asks: [] }), premium);
      if (premium < 0n) assert.equal(premiumOf({ ...given, asks: [...given.asks, behind] }), premium);
      if (premium < 0n) assert.equal(premiumOf({ ...given, bids: [] }), premium);
    }),
  );
});

test("an order for nothing asks for the best price", () => {
  fc.assert(
    fc.property(book, (given) => {
      const [bid] = levelsOf(10_000, given.bids, -1);
      const [ask] = levelsOf(10_000, given.asks, 1);
      const units = Number(premiumOf({ ...given, notional: 0 }));
      const price = (level: FixedLevel | undefined): number | null => (level === undefined ? null : Number(level.price / WAD));
      const plain = impactPremium(price(bid), price(ask), given.index) * 1e6;
      assert.ok(Math.abs(units - plain) < 1 + 1e-6, `${units} against ${plain}`);
      assert.ok(Math.abs(units) <= Math.abs(plain) + 1e-6, "cut off towards zero");
    }),
  );
});

test("the scale of the integers does not matter", () => {
  fc.assert(
    fc.property(book, fc.constantFrom(1n, 1_000n, 10n ** 12n), (given, factor) => {
      const input = {
        bids: levelsOf(10_000, given.bids, -1),
        asks: levelsOf(10_000, given.asks, 1),
        index: BigInt(given.index) * WAD,
        notional: BigInt(given.notional) * WAD,
        scale: WAD,
        unitsPerWhole: PPM,
        most: PPM,
      };
      const times = (levels: readonly FixedLevel[]): FixedLevel[] =>
        levels.map(({ price, size }) => ({ price: price * factor, size: size * factor }));
      const scaled = {
        ...input,
        bids: times(input.bids),
        asks: times(input.asks),
        index: input.index * factor,
        notional: input.notional * factor,
        scale: input.scale * factor,
      };
      assert.equal(impactPremiumUnits(scaled), impactPremiumUnits(input));
    }),
  );
});

test("the vote is held inside its limit on both sides, and a limit of nothing allows nothing", () => {
  fc.assert(
    fc.property(book, fc.bigInt({ min: 0n, max: 100_000n }), (given, most) => {
      const held = premiumOf(given, most);
      const free = premiumOf(given, 10n ** 12n);
      assert.equal(held, free > most ? most : free < -most ? -most : free);
    }),
  );
  assert.equal(premiumOf({ bids: [{ step: 1, size: 100 }], asks: [], index: 9_000, notional: 10 }, 0n), 0n);
});

/** Figures of the chain's own tests: bids, asks, index, notional, premium in parts per million. */
test("dYdX's own books, to the unit", () => {
  const fixed = (value: string): bigint => {
    const [whole = "0", fraction = ""] = value.split(".");
    return BigInt(whole) * WAD + BigInt(fraction.padEnd(18, "0"));
  };
  type Row = readonly (readonly [string, string])[];
  const rows: readonly (readonly [Row, Row, string, string, bigint])[] = [
    [
      [["9999", "1"]],
      [
        ["10001", "0.1"],
        ["10001.5", "0.1"],
        ["10002", "1"],
      ],
      "10003",
      "5000",
      -129n,
    ],
    [
      [
        ["9999", "0.1"],
        ["9998", "1"],
      ],
      [["10001", "1"]],
      "9000",
      "5000",
      110_911n,
    ],
    [[["9999.9", "1"]], [["10001", "1"]], "9997.5", "0", 240n],
    [[["9999.8", "1"]], [["10000.1", "0.1"]], "9999", "5000", 80n],
    [[["9999.8", "0.1"]], [["10000.1", "1"]], "9999.5", "2000", 0n],
    [[["9999", "1"]], [["10001", "1"]], "10001.9", "5000", -89n],
    [[], [], "10000", "2000", 0n],
  ];
  for (const [bids, asks, index, notional, expected] of rows) {
    const levels = (list: Row): FixedLevel[] => list.map(([price, size]) => ({ price: fixed(price), size: fixed(size) }));
    const shared = { bids: levels(bids), asks: levels(asks), index: fixed(index), notional: fixed(notional) };
    assert.equal(impactPremiumUnits({ ...shared, scale: WAD, unitsPerWhole: PPM, most: PPM }), expected);
  }
});

const price = fc.double({ min: 1, max: 1e6, noNaN: true });

test("premia are the same in any currency", () => {
  fc.assert(
    fc.property(price, price, price, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (bid, ask, index, rate) => {
      const close = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-12 * (1 + Math.abs(a)));
      close(impactPremium(bid * rate, ask * rate, index * rate), impactPremium(bid, ask, index));
      close(impactMidPremium(bid * rate, ask * rate, index * rate), impactMidPremium(bid, ask, index));
    }),
  );
});

test("imbalance: adding the same to both sides makes it smaller, adding to the heavier side makes it larger", () => {
  const interest = fc.double({ min: 1, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(interest, interest, interest, (long, short, more) => {
      const size = Math.abs(imbalance(long, short, 1));
      assert.ok(Math.abs(imbalance(long + more, short + more, 1)) <= size + 1e-15);
      const [heavy, light] = long > short ? [long, short] : [short, long];
      assert.ok(Math.abs(imbalance(heavy + more, light, 1)) >= size - 1e-15);
    }),
  );
});

test("venues: the weighted median does not move when a venue is split into parts of its weight", () => {
  const row = fc.record({ premium: fc.double({ min: -0.01, max: 0.01, noNaN: true }), weight: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (venues) => {
      const split = venues.flatMap(({ premium, weight }) => Array.from({ length: weight }, () => ({ premium, weight: 1 })));
      assert.equal(venuePremium(split), venuePremium(venues));
    }),
  );
});
