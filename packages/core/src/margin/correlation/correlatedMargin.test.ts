import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CorrelatedLeg, type CorrelatedMarginParameters, correlatedMargin } from "./correlatedMargin.ts";
import { factorDeviation } from "./factorDeviation.ts";

const PARAMETERS: CorrelatedMarginParameters = { multiple: 3, maxCredit: 0.6, maxLoading: 0.95 };
const LEG: CorrelatedLeg = { notional: 100, volatility: 0.05, loading: 0.9, loadingLow: 0.7, openInterest: 0, depthCap: 1 };

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const leg = fc
  .record({
    notional: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    volatility: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    ends: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
    deep: fc.boolean(),
  })
  .map(
    ({ notional, volatility, ends, deep }): CorrelatedLeg => ({
      notional,
      volatility,
      loading: Math.max(...ends),
      loadingLow: Math.min(...ends),
      openInterest: deep ? 1 : 3,
      depthCap: 2,
    }),
  );
const book = fc.array(leg, { minLength: 1, maxLength: 8 });
const parameters = fc.record({ multiple: fc.constant(3), maxCredit: unit, maxLoading: fc.double({ min: 0, max: 0.95, noNaN: true }) });

test("a pair trade is margined as if the better hedged leg had decoupled", () => {
  const result = correlatedMargin([LEG, { ...LEG, notional: -100 }], PARAMETERS);
  // (0.7 - 0.9) * 5 in common, and the own parts of 0.7 and 0.9.
  const wanted = 3 * Math.sqrt((0.2 * 5) ** 2 + (1 - 0.49) * 25 + (1 - 0.81) * 25);
  assert.ok(Math.abs(result.margin - wanted) < 1e-12);
  assert.equal(result.setBy, "decoupled");
  assert.equal(result.gross, 30);
});

test("a long-only book gets no credit: at a loading of one everything falls together", () => {
  const longs = fc.array(
    leg.map((one) => ({ ...one, notional: Math.abs(one.notional) })),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(longs, parameters, (legs, p) => {
      const { margin, gross } = correlatedMargin(legs, p);
      assert.ok(Math.abs(margin - gross) <= 1e-9 * Math.max(1, gross));
    }),
  );
});

test("credit never exceeds its cap, is never negative, and the trace adds up", () => {
  fc.assert(
    fc.property(book, parameters, (legs, p) => {
      const { margin, gross, credit } = correlatedMargin(legs, p);
      assert.ok(credit >= 0 && credit <= p.maxCredit * gross * (1 + 1e-12) + 1e-9);
      assert.ok(Math.abs(margin + credit - gross) <= 1e-9 * Math.max(1, gross));
    }),
  );
});

test("the stress set is what it says: never below any of its scenarios", () => {
  fc.assert(
    fc.property(book, parameters, (legs, p) => {
      const { margin } = correlatedMargin(legs, p);
      const held = (loading: number) => Math.max(-p.maxLoading, Math.min(p.maxLoading, loading));
      const deep = legs.filter(({ openInterest, depthCap }) => openInterest <= depthCap);
      const outside = legs.filter((one) => !deep.includes(one)).reduce((sum, one) => sum + one.volatility * Math.abs(one.notional), 0);
      const at = (loadings: readonly number[]) =>
        3 * (outside + factorDeviation(deep.map((one, i) => ({ risk: one.volatility * one.notional, loading: loadings[i] ?? 0 }))));
      const fitted = deep.map(({ loading }) => held(loading));
      const stresses = [fitted, fitted.map(() => 1), ...deep.map((one, i) => fitted.with(i, held(one.loadingLow)))];
      for (const loadings of stresses) assert.ok(margin >= at(loadings) * (1 - 1e-9) - 1e-9);
    }),
  );
});

test("a hedged book's margin never falls when a loading is lowered", () => {
  const positive = fc.record({
    notional: fc.double({ min: 1, max: 1e6, noNaN: true }),
    volatility: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    loading: unit,
    loadingLow: unit,
  });
  fc.assert(
    fc.property(positive, fc.array(positive, { minLength: 1, maxLength: 6 }), unit, fc.boolean(), (short, longs, share, low) => {
      const complete = (one: typeof short, sign: number): CorrelatedLeg => ({
        ...LEG,
        ...one,
        notional: sign * one.notional,
        loadingLow: one.loadingLow * one.loading,
      });
      const hedge = complete(short, -1);
      const rest = longs.map((one) => complete(one, 1));
      const loading = low ? hedge.loading : hedge.loading * share;
      const lowered = { ...hedge, loading, loadingLow: low ? hedge.loadingLow * share : Math.min(hedge.loadingLow, loading) };
      const before = correlatedMargin([hedge, ...rest], PARAMETERS).margin;
      const after = correlatedMargin([lowered, ...rest], PARAMETERS).margin;
      assert.ok(after >= before * (1 - 1e-12), `${after} below ${before}`);
    }),
  );
});

test("a market whose open interest exceeds its depth cap gives no credit", () => {
  const crowded = { ...LEG, notional: -100, openInterest: 2, depthCap: 1 };
  const { credit, margin } = correlatedMargin([LEG, crowded], PARAMETERS);
  assert.equal(credit, 0);
  assert.equal(margin, 30);
});

test("order of the legs does not matter, and a flat leg changes nothing", () => {
  fc.assert(
    fc.property(book, parameters, (legs, p) => {
      const { margin } = correlatedMargin(legs, p);
      const reversed = correlatedMargin([...legs.toReversed(), { ...LEG, notional: 0 }], p).margin;
      assert.ok(Math.abs(margin - reversed) <= 1e-9 * Math.max(1, margin));
    }),
  );
});

test("loadings are believed only up to 0.95", () => {
  const perfect = { ...LEG, loading: 1, loadingLow: 1 };
  const { margin } = correlatedMargin([perfect, { ...perfect, notional: -100 }], { ...PARAMETERS, maxCredit: 1 });
  assert.ok(Math.abs(margin - 3 * Math.sqrt(2 * (1 - 0.95 ** 2) * 25)) < 1e-12);
});

test("an empty book needs nothing; contradictions are refused", () => {
  assert.equal(correlatedMargin([], PARAMETERS).margin, 0);
  assert.throws(() => correlatedMargin([{ ...LEG, loadingLow: 0.95 }], PARAMETERS), { code: "MARGIN_INPUT", field: "legs[0].loadingLow" });
  assert.throws(() => correlatedMargin([LEG], { ...PARAMETERS, maxLoading: 0.99 }), { code: "MARGIN_INPUT", field: "maxLoading" });
  assert.throws(() => correlatedMargin([{ ...LEG, volatility: -1 }], PARAMETERS), { code: "MARGIN_INPUT", field: "legs[0].volatility" });
});

test("a book and its mirror image need the same", () => {
  fc.assert(
    fc.property(book, parameters, (legs, p) => {
      const mirrored = legs.map((one) => ({ ...one, notional: -one.notional }));
      assert.equal(correlatedMargin(mirrored, p).margin, correlatedMargin(legs, p).margin);
    }),
  );
});

test("twice the book needs twice the margin", () => {
  fc.assert(
    fc.property(book, parameters, (legs, p) => {
      const doubled = legs.map((one) => ({ ...one, notional: 2 * one.notional }));
      const { margin, credit } = correlatedMargin(legs, p);
      const twice = correlatedMargin(doubled, p);
      assert.ok(Math.abs(twice.margin - 2 * margin) <= 1e-9 * Math.max(1, margin));
      assert.ok(Math.abs(twice.credit - 2 * credit) <= 1e-9 * Math.max(1, margin));
    }),
  );
});

test("merging two accounts never needs more than both: no reason to split a book", () => {
  const other = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(book, other, parameters, (legs, notionals, p) => {
      const second = legs.map((one, i) => ({ ...one, notional: notionals[i] ?? 0 }));
      const merged = legs.map((one, i) => ({ ...one, notional: one.notional + (notionals[i] ?? 0) }));
      const apart = correlatedMargin(legs, p).margin + correlatedMargin(second, p).margin;
      assert.ok(correlatedMargin(merged, p).margin <= apart * (1 + 1e-9) + 1e-9);
    }),
  );
});

test("a larger cap on credit, or a market whose open interest falls below its cap, never raises a margin", () => {
  fc.assert(
    fc.property(book, unit, unit, (legs, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (maxCredit: number) => correlatedMargin(legs, { ...PARAMETERS, maxCredit }).margin;
      assert.ok(at(high) <= at(low) * (1 + 1e-12));
      const calm = legs.map((one) => ({ ...one, openInterest: 0 }));
      assert.ok(correlatedMargin(calm, PARAMETERS).margin <= at(PARAMETERS.maxCredit) * (1 + 1e-9) + 1e-9);
    }),
  );
});

test("the decoupled stress is linear work: a thousand legs agree with a recomputation of each", () => {
  const legs = Array.from({ length: 1_000 }, (_, i) => ({
    ...LEG,
    notional: (i % 2 === 0 ? 1 : -1) * (100 + i),
    loading: 0.5 + (i % 40) / 100,
    loadingLow: 0.2 + (i % 30) / 100,
  }));
  const direct = Math.max(
    ...legs.map((_, at) =>
      factorDeviation(legs.map((one, i) => ({ risk: one.volatility * one.notional, loading: i === at ? one.loadingLow : one.loading }))),
    ),
  );
  const { margin, setBy } = correlatedMargin(legs, { ...PARAMETERS, maxCredit: 1 });
  assert.equal(setBy, "decoupled");
  assert.ok(Math.abs(margin - 3 * direct) <= 1e-9 * margin);
});
