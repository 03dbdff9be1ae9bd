import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { HYPERLIQUID_MARK } from "../peers/hyperliquid.ts";
import { addToMean, type DecayedMean, EMPTY_MEAN, valueOfMean } from "./decayedMean.ts";
import { bookPrice, markOfFamilies } from "./markOfFamilies.ts";

interface Second {
  readonly oracle: number;
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
  readonly outside: number | null;
}

/** The mark of three families, second by second, with both averages running. */
function follow(seconds: readonly Second[]): number[] {
  let premium: DecayedMean = EMPTY_MEAN;
  let ownBook: DecayedMean = EMPTY_MEAN;
  return seconds.map(({ oracle, bid, ask, last, outside }) => {
    const book = bookPrice(bid, ask, last);
    premium = addToMean(premium, (bid + ask) / 2 - oracle, 1, HYPERLIQUID_MARK.premiumTauSeconds);
    ownBook = addToMean(ownBook, book ?? oracle, 1, HYPERLIQUID_MARK.bookTauSeconds);
    const mark = markOfFamilies({ oracleBased: oracle + (valueOfMean(premium) ?? 0), book, outside, bookAverage: valueOfMean(ownBook) });
    return mark ?? Number.NaN;
  });
}

const calm: Second = { oracle: 100, bid: 99.99, ask: 100.01, last: 100, outside: 100 };
const swept: Second = { ...calm, bid: 119, ask: 121, last: 120 };

test("a swept book does not move the mark while the oracle and the outside venues stand", () => {
  const marks = follow([...Array<Second>(600).fill(calm), ...Array<Second>(30).fill(swept)]);
  // The oracle's family follows the own mid with 150 s: after half a minute it is 3.6 above, and the median is between it and the outside.
  for (const [i, mark] of marks.entries()) {
    const held = Math.max(0, i - 599);
    const premium = 20 * (1 - Math.exp(-held / HYPERLIQUID_MARK.premiumTauSeconds));
    assert.ok(mark >= 100 - 1e-9 && mark <= 100 + premium * 1.02 + 1e-9, `${i}: ${mark}`);
  }
});

test("without outside venues the book's own average joins, and a sweep moves the mark as fast as that average", () => {
  const alone = (second: Second): Second => ({ ...second, outside: null });
  const marks = follow([...Array<Second>(600).fill(alone(calm)), ...Array<Second>(30).fill(alone(swept))]);
  const last = marks.at(-1) ?? 0;
  const byAverage = 100 + 20 * (1 - Math.exp(-30 / HYPERLIQUID_MARK.bookTauSeconds));
  assert.ok(Math.abs(last - byAverage) < 0.5, `${last} ${byAverage}`);
  assert.ok(last > 110, "half of the sweep within half a minute: two families are weak");
});

test("a wick of the last trade alone is nothing: inside or outside the spread the book's median is a side of it at most", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (last) => {
      const marks = follow([...Array<Second>(5).fill(calm), { ...calm, last }]);
      assert.ok(Math.abs((marks.at(-1) ?? 0) - 100) <= 0.01 + 1e-9);
    }),
  );
});

test("when everything moves the mark moves: no family holds it back for longer than its average", () => {
  const risen: Second = { oracle: 110, bid: 109.99, ask: 110.01, last: 110, outside: 110 };
  const marks = follow([...Array<Second>(600).fill(calm), ...Array<Second>(5).fill(risen)]);
  assert.ok(Math.abs((marks.at(-1) ?? 0) - 110) < 1e-9);
});
