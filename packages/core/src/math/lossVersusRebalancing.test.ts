import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  arbitrageLoss,
  arbitrageLossPerBlock,
  arbitrageLossPerSecond,
  blockSigma,
  OVERSHOOT,
  PRINTED_OVERSHOOT,
} from "./lossVersusRebalancing.ts";

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

test("the overshoot is sqrt(2 pi) over |zeta(1/2)|, and what is printed of it costs at most 3e-5", () => {
  // Euler and Maclaurin: zeta(1/2) = sum to n - 1 of k^(-1/2) - 2 sqrt(n) + n^(-1/2) / 2 + n^(-3/2) / 24 - n^(-7/2) / 384 ...
  const n = 400;
  let zeta = -2 * Math.sqrt(n) + 0.5 * n ** -0.5 + n ** -1.5 / 24 - n ** -3.5 / 384;
  for (let k = n - 1; k >= 1; k--) zeta += k ** -0.5;
  assert.ok(Math.abs(Math.sqrt(2 * Math.PI) / -zeta - OVERSHOOT) < 1e-12, String(zeta));
  const size = fc.double({ min: 1e-5, max: 0.05, noNaN: true });
  fc.assert(
    fc.property(size, size, (sigma, fee) => {
      const more = arbitrageLoss(sigma, fee, PRINTED_OVERSHOOT) / arbitrageLoss(sigma, fee) - 1;
      assert.ok(more > 0 && more < 3.1e-5);
    }),
  );
});
