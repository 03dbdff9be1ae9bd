import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutsideView } from "./outsideView.ts";

test("keeps log returns across missing prices and forgets the oldest", () => {
  const view = createOutsideView(60);
  for (const price of [100, null, 110, 121]) view.push(price);
  assert.equal(view.price, 121);
  assert.deepEqual(
    view.returns.map((value) => value.toFixed(6)),
    [Math.log(1.1).toFixed(6), Math.log(1.1).toFixed(6)],
  );
  for (let i = 0; i < 1_000; i += 1) view.push(121);
  assert.ok(view.returns.length <= 60);
  view.push(null);
  assert.equal(view.price, null);
});
