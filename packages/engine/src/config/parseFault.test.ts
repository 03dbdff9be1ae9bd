import assert from "node:assert/strict";
import { test } from "node:test";
import { isActive } from "./fault.ts";
import { parseFault } from "./parseFault.ts";

const always = { from: 0, to: Number.POSITIVE_INFINITY };

test("each kind is read", () => {
  const spec =
    "price:node=2,factor=10; down:node=1,from=600,to=1200;venue-price:venue=kraken,factor=0.5;venue-stale:venue=kraken,from=60;keeper-down";
  assert.deepEqual(parseFault(spec, { nodes: 4, venues: ["kraken"] }), [
    { kind: "price", node: 2, factor: 10, ...always },
    { kind: "down", node: 1, from: 600, to: 1200 },
    { kind: "venue-price", venue: "kraken", factor: 0.5, ...always },
    { kind: "venue-stale", venue: "kraken", from: 60, to: Number.POSITIVE_INFINITY },
    { kind: "keeper-down", ...always },
  ]);
});

test("the newer kinds are read with their own keys", () => {
  const spec =
    "worst:node=2,side=low;late:node=1,millis=500;clock-skew:node=3,seconds=-20;venue-nonsense:venue=kraken;leg-missing:currency=USDT;rpc-error:rate=0.25;block-gap:from=1,to=2";
  assert.deepEqual(parseFault(spec, { nodes: 4, venues: ["kraken"], currencies: ["USDT"] }), [
    { kind: "worst", node: 2, side: "low", ...always },
    { kind: "late", node: 1, millis: 500, ...always },
    { kind: "clock-skew", node: 3, seconds: -20, ...always },
    { kind: "venue-nonsense", venue: "kraken", ...always },
    { kind: "leg-missing", currency: "USDT", ...always },
    { kind: "rpc-error", rate: 0.25, ...always },
    { kind: "block-gap", from: 1, to: 2 },
  ]);
});

test("nothing is no fault, and keeper-down takes times", () => {
  assert.deepEqual(parseFault(" ; "), []);
  assert.deepEqual(parseFault("keeper-down:from=5,to=6"), [{ kind: "keeper-down", from: 5, to: 6 }]);
});

const BAD: readonly [spec: string, code: string, field: string][] = [
  ["prices:node=1", "FAULT_KIND_UNKNOWN", "fault"],
  ["toString", "FAULT_KIND_UNKNOWN", "fault"],
  ["price:node=1", "FAULT_KEY_MISSING", "fault.price.factor"],
  ["down:node=1,venue=a", "FAULT_KEY_UNKNOWN", "fault.down.venue"],
  ["down:node=4", "FAULT_VALUE_INVALID", "fault.down.node"],
  ["down:node=-1", "FAULT_VALUE_INVALID", "fault.down.node"],
  ["down:node=", "FAULT_VALUE_INVALID", "fault.down.node"],
  ["down:node=1,node=2", "FAULT_VALUE_INVALID", "fault.down.node"],
  ["price:node=1,factor=0", "FAULT_VALUE_INVALID", "fault.price.factor"],
  ["price:node=1,factor=x", "FAULT_VALUE_INVALID", "fault.price.factor"],
  ["venue-stale:venue=mars", "FAULT_VALUE_INVALID", "fault.venue-stale.venue"],
  ["down:node=1,from=5,to=5", "FAULT_VALUE_INVALID", "fault.down.to"],
  ["worst:node=1,side=up", "FAULT_VALUE_INVALID", "fault.worst.side"],
  ["late:node=1,millis=0", "FAULT_VALUE_INVALID", "fault.late.millis"],
  ["clock-skew:node=1,seconds=9999", "FAULT_VALUE_INVALID", "fault.clock-skew.seconds"],
  ["leg-missing:currency=EUR", "FAULT_VALUE_INVALID", "fault.leg-missing.currency"],
  ["rpc-error:rate=2", "FAULT_VALUE_INVALID", "fault.rpc-error.rate"],
  ["down:node=1,from=soon", "FAULT_VALUE_INVALID", "fault.down.from"],
];

for (const [spec, code, field] of BAD) {
  test(`"${spec}" is refused as ${code}`, () => {
    assert.throws(() => parseFault(spec, { nodes: 4, venues: ["kraken"], currencies: ["USDT"] }), { code, field });
  });
}

test("a fault holds from its beginning until just before its end", () => {
  const [fault] = parseFault("down:node=1,from=600,to=1200");
  assert.ok(fault);
  assert.deepEqual(
    [599, 600, 1199, 1200].map((at) => isActive(fault, at)),
    [false, true, true, false],
  );
});
