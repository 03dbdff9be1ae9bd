import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { arbitrageLossPerBlock, arbitrageLossPerSecond, blockSigma } from "./lossVersusRebalancing.ts";

const DAY = 86_400;

test("80 % a year, 5 bp fee: 4.69 bp a day with blocks of 12 s, 1.52 with blocks of 400 ms", () => {
  const daily = (blockSeconds: number) => arbitrageLossPerSecond({ sigmaAnnual: 0.8, blockSeconds }, 0.0005) * DAY * 10_000;
  assert.ok(Math.abs(daily(12) - 4.689) < 0.001 && Math.abs(daily(0.4) - 1.521) < 0.001);
});

test("nothing moves, nothing is lost; without a fee it is half of the variance, whatever the block", () => {
  assert.equal(arbitrageLossPerBlock({ sigmaAnnual: 0, blockSeconds: 12 }, 0.0005), 0);
  for (const blockSeconds of [0.4, 12, 600]) {
    const volatility = { sigmaAnnual: 0.8, blockSeconds };
    assert.ok(Math.abs(arbitrageLossPerBlock(volatility, 0) / (blockSigma(volatility) ** 2 / 2) - 1) < 1e-12);
  }
});

test("a higher fee or a shorter block never loses more per day", () => {
  const sigma = fc.double({ min: 0.05, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      sigma,
      fc.double({ min: 0.1, max: 600, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      (sigmaAnnual, blockSeconds, fee) => {
        const loss = (block: number, charge: number) => arbitrageLossPerSecond({ sigmaAnnual, blockSeconds: block }, charge);
        assert.ok(loss(blockSeconds, fee + 0.001) < loss(blockSeconds, fee));
        assert.ok(loss(blockSeconds / 2, fee) <= loss(blockSeconds, fee) * (1 + 1e-12));
      },
    ),
  );
});
