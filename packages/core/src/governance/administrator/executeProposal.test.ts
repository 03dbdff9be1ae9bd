import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createOuterLimits } from "../outerLimits.ts";
import { type AdministeredState, executeProposal } from "./executeProposal.ts";
import type { Proposal, ProposalRules } from "./proposal.ts";

const DAY = 86_400;
const RULES: ProposalRules = { delaySeconds: 2 * DAY, graceSeconds: DAY };
const OUTER = createOuterLimits({
  withdrawalGuard: { min: 0n, max: 25_000_000n },
  collateralWeightBps: { min: 0n, max: 9_000n },
});
const STATE: AdministeredState = {
  values: new Map([
    ["withdrawalGuard", 10_000_000n],
    ["collateralWeightBps", 0n],
  ]),
  epoch: 7,
};
const proposal = (values: Record<string, bigint>, more: Partial<Proposal> = {}): Proposal => ({
  id: "p",
  values: new Map(Object.entries(values)),
  announcedAt: 0,
  epoch: 7,
  ...more,
});
const codes = (wish: Proposal, now: number, state = STATE) =>
  executeProposal(state, wish, now, RULES, OUTER, []).refusals.map(({ code }) => code);

test("an announced proposal is executed after its delay and counts as an epoch", () => {
  const { state, refusals } = executeProposal(STATE, proposal({ withdrawalGuard: 20_000_000n }), 2 * DAY, RULES, OUTER, []);
  assert.deepEqual(refusals, []);
  assert.equal(state.values.get("withdrawalGuard"), 20_000_000n);
  assert.equal(state.values.get("collateralWeightBps"), 0n);
  assert.equal(state.epoch, 8);
});

test("Drift 2026: administrators cannot raise a withdrawal guard to 500 trillion, however long they wait", () => {
  const raised = proposal({ withdrawalGuard: 500_000_000_000_000n });
  for (const now of [2 * DAY, 2.5 * DAY]) assert.deepEqual(codes(raised, now), ["outside_outer_limits"]);
});

test("Drift 2026: nothing happens twelve minutes after it was announced", () => {
  assert.deepEqual(codes(proposal({ withdrawalGuard: 20_000_000n }), 720), ["delay_running"]);
  assert.deepEqual(codes(proposal({ withdrawalGuard: 20_000_000n }), Number.NaN), ["delay_running"]);
});

test("Drift 2026: a second transaction signed in advance does not fit the state the first one made", () => {
  const first = executeProposal(STATE, proposal({ collateralWeightBps: 8_000n }), 2 * DAY, RULES, OUTER, []);
  assert.deepEqual(first.refusals, []);
  assert.deepEqual(codes(proposal({ withdrawalGuard: 25_000_000n }), 2 * DAY + 2, first.state), ["epoch_passed"]);
});

test("Drift 2026: a signature kept in a drawer expires", () => {
  assert.deepEqual(codes(proposal({ withdrawalGuard: 20_000_000n }), 3 * DAY), ["proposal_expired"]);
});

test("a parameter without an outer limit cannot be made up", () => {
  assert.deepEqual(codes(proposal({ mintCap: 1n }), 2 * DAY), ["unknown_parameter"]);
});

test("the outer limits can be tightened and never widened, not even through the object they were made of", () => {
  const ranges = { guard: { min: 0n, max: 100n } };
  const limits = createOuterLimits(ranges);
  ranges.guard.max = 1_000n;
  assert.equal(limits.violationOf("guard", 101n), "outside_outer_limits");
  assert.equal(limits.tightened({ guard: { min: 10n, max: 50n } }).violationOf("guard", 60n), "outside_outer_limits");
  assert.throws(() => limits.tightened({ guard: { min: 0n, max: 101n } }), { code: "OUTER_LIMITS_WIDENED" });
  assert.throws(() => limits.tightened({ guard: { min: -1n, max: 50n } }), { code: "OUTER_LIMITS_WIDENED" });
  assert.throws(() => limits.tightened({ other: { min: 0n, max: 1n } }), { code: "OUTER_LIMITS_WIDENED" });
  assert.throws(() => createOuterLimits({ guard: { min: 2n, max: 1n } }), { code: "OUTER_LIMITS_INVALID" });
  assert.throws(() => Object.assign(limits, { violationOf: () => null }), TypeError);
  const copy = limits.ranges as Map<string, { min: bigint; max: bigint }>;
  copy.set("guard", { min: 0n, max: 1_000n });
  assert.equal(limits.violationOf("guard", 101n), "outside_outer_limits");
});

test("a result that an administrator's change may not have keeps the change out", () => {
  const buffer = {
    name: "guard / 10^7",
    derive: (values: ReadonlyMap<string, bigint>) => Number(values.get("withdrawalGuard")) / 1e7,
    min: 0.5,
    max: 3,
    maxRelativeMove: 0.5,
  };
  const run = (value: bigint) => executeProposal(STATE, proposal({ withdrawalGuard: value }), 2 * DAY, RULES, OUTER, [buffer]).refusals;
  assert.deepEqual(run(15_000_000n), []);
  assert.deepEqual(run(20_000_000n), [{ field: "guard / 10^7", code: "result_moves_too_far" }]);
  assert.deepEqual(run(1n), [{ field: "guard / 10^7", code: "result_out_of_range" }]);
});

test("no proposal at any time takes a value outside the outer limits or before its delay", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 5 * DAY }), (value, now) => {
      const { state } = executeProposal(STATE, proposal({ withdrawalGuard: value }), now, RULES, OUTER, []);
      const held = state.values.get("withdrawalGuard") ?? -1n;
      assert.ok(held >= 0n && held <= 25_000_000n);
      if (now < 2 * DAY || now >= 3 * DAY) assert.equal(state, STATE);
    }),
  );
});
