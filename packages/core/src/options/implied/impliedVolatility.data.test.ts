import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { test } from "node:test";
import { black76 } from "../../math/black76.ts";
import { impliedVolatility } from "./impliedVolatility.ts";

const PATH = new URL("../../../../../../shared/vectors/options.json", import.meta.url);
const skip = existsSync(PATH) || env.REQUIRE_SHARED === "1" ? false : "SKIPPED: ../shared is not beside this checkout";

interface TableRow {
  readonly inputs: { readonly rows: readonly (readonly [F: number, K: number, T: number, q: 1 | -1, sigma: number])[] };
  readonly expected: { readonly rows: readonly (readonly [price: number, volatility: number | null, tolerance: number | null])[] };
}

function table(): TableRow {
  const rows = JSON.parse(readFileSync(PATH, "utf8")) as (TableRow & { readonly mechanism: string })[];
  const found = rows.find(({ mechanism }) => mechanism.startsWith("black-76 price and implied vol"));
  assert.ok(found, "the published table is in the file");
  return found;
}

test("a published table of 1,000 prices: implied volatility within 4 k 2^-52, unusable rows typed", { skip }, (context) => {
  const { inputs, expected } = table();
  let [usable, well, unusable, worst] = [0, 0, 0, 0];
  const reasons = new Map<string, number>();
  inputs.rows.forEach(([forward, strike, years, q], i) => {
    const [price, volatility, tolerance] = expected.rows[i] ?? [Number.NaN, null, null];
    const implied = impliedVolatility({ kind: q > 0 ? "call" : "put", price, forward, strike, years });
    if (volatility === null) {
      assert.ok(!implied.ok, `row ${i} carries no volatility`);
      reasons.set(implied.reason, (reasons.get(implied.reason) ?? 0) + 1);
      unusable += 1;
      return;
    }
    assert.ok(implied.ok, `row ${i}: ${implied.ok ? "" : implied.reason}`);
    assert.ok(Math.abs(implied.volatility - volatility) <= (tolerance ?? 0), `row ${i}`);
    usable += 1;
    const k = Math.max(1, implied.condition);
    if (k > 1e3) return;
    well += 1;
    worst = Math.max(worst, Math.abs(implied.volatility / volatility - 1) / (k * 2 ** -52));
  });
  context.diagnostic(
    `${usable} usable rows, ${well} of them with k <= 1000: worst ${worst.toFixed(2)} k 2^-52; unusable: ${JSON.stringify([...reasons])}`,
  );
  assert.deepEqual([usable, unusable], [979, 21]);
  assert.ok(well > 900);
  assert.ok(worst <= 4, `${worst}`);
});

test("the table's prices to 2e-13 of the larger of forward and strike", { skip }, () => {
  const { inputs, expected } = table();
  inputs.rows.forEach(([forward, strike, years, q, sigma], i) => {
    const [price] = expected.rows[i] ?? [Number.NaN];
    const got = black76(q > 0 ? "call" : "put", forward, strike, sigma * Math.sqrt(years));
    assert.ok(Math.abs(got - price) <= 2e-13 * Math.max(forward, strike), `row ${i}: ${got} against ${price}`);
  });
});
