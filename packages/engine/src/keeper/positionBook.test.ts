import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPositionBook } from "./positionBook.ts";

test("opens, reduces and flips with the profit a trader would book", () => {
  const book = createPositionBook();
  book.collateral("a", 1_000);
  book.filled("a", 10, 100);
  assert.deepEqual(book.position("a"), { size: 10, entryNotional: 1_000 });
  book.filled("a", -4, 110);
  assert.equal(book.position("a").size, 6);
  assert.ok(Math.abs(book.position("a").entryNotional - 600) < 1e-9);
  book.filled("a", -8, 120);
  assert.deepEqual(book.position("a"), { size: -2, entryNotional: -240 });
  assert.ok(Math.abs(book.unrealised(120)) < 1e-9);
});

test("names the endangered, worst first", () => {
  const book = createPositionBook();
  for (const [account, collateral] of [
    ["safe", 1_000],
    ["thin", 60],
    ["worst", 30],
  ] as const) {
    book.collateral(account, collateral);
    book.filled(account, 10, 100);
  }
  assert.deepEqual(book.endangered(100, 0.05, 1.5), ["worst", "thin"]);
  assert.deepEqual(book.endangered(100, 0.05, 1), ["worst"]);
  book.closed("worst");
  assert.deepEqual(book.endangered(100, 0.05, 1), []);
});

test("law: collateral plus profit equals the cash flow view, whatever the fills", () => {
  const fill = fc.record({
    size: fc.integer({ min: -50, max: 50 }).filter((size) => size !== 0),
    price: fc.integer({ min: 50, max: 150 }),
  });
  fc.assert(
    fc.property(fc.array(fill, { minLength: 1, maxLength: 30 }), fc.integer({ min: 50, max: 150 }), (fills, index) => {
      const book = createPositionBook();
      book.collateral("a", 10_000);
      let cash = 10_000;
      let size = 0;
      for (const one of fills) {
        book.filled("a", one.size, one.price);
        cash -= one.size * one.price;
        size += one.size;
      }
      const equity = cash + size * index;
      const requirement = Math.abs(book.position("a").size) * index;
      if (requirement === 0) return;
      const cover = equity / requirement;
      assert.equal(book.endangered(index, 1, cover + 1e-6).length, 1);
      assert.equal(book.endangered(index, 1, cover - 1e-6).length, 0);
    }),
  );
});
