import assert from "node:assert/strict";
import { test } from "node:test";
import { loadAgents } from "@evenkeel/lab";
import type { Hex } from "viem";
import type { LiveRound } from "../api/wire.ts";
import { seededAccount } from "../chain/seededAccount.ts";
import { parseFault } from "../config/parseFault.ts";
import { calmRun, rememberingJournal } from "./calmRun.testing.ts";
import { runMarket } from "./runMarket.ts";
import { createSimulatedClock } from "./simulatedClock.ts";

const WALL = { startedAt: 0, finishedAt: 1 };

test("a short run lands rounds, executes orders, keeps its promises and journals everything", { timeout: 120_000 }, async () => {
  const journal = rememberingJournal();
  const seen: LiveRound[] = [];
  const { outcome, scorecard, rounds } = await runMarket(calmRun(6, { journal, onRound: (round) => seen.push(round) }));
  const card = scorecard.finish(WALL);
  assert.equal(outcome, "completed");
  assert.ok(rounds >= 30);
  assert.ok(card.updates.landed >= rounds * 0.8, `${card.updates.landed} of ${rounds}`);
  assert.ok(card.trades > 10);
  assert.equal(card.invariants.violations, 0);
  assert.ok(card.invariants.checked > rounds);
  const kinds = new Set(journal.rows.map(({ kind }) => kind));
  for (const kind of ["quote", "assessment", "trace", "transaction", "receipt", "event"] as const) assert.ok(kinds.has(kind), kind);
  const last = seen.at(-1);
  assert.ok(last?.mark && last.index && Math.abs(last.mark / last.index - 1) < 0.02);
  assert.equal(last.nodes.length, 4);
  assert.equal(last.nodes.filter(({ inQuorum }) => inQuorum).length, last.update === null ? 0 : 3);
  assert.ok(last.venues.some(({ status }) => status === "used"));
});

test("at most one signature per node and round", { timeout: 120_000 }, async () => {
  const journal = rememberingJournal();
  await runMarket(calmRun(3, { journal }));
  const signed = journal.rows.filter(({ kind }) => kind === "assessment").map(({ node, round }) => `${node} ${round}`);
  assert.ok(signed.length > 30);
  assert.equal(new Set(signed).size, signed.length);
});

test("stopping ends the run with what it has", { timeout: 120_000 }, async () => {
  const options = calmRun(10);
  const clock = createSimulatedClock(options.feed.start, "max");
  const { outcome, scorecard } = await runMarket({ ...options, clock, onRound: ({ progress }) => (progress ?? 0) > 0.3 && clock.stop() });
  assert.equal(outcome, "stopped");
  const card = scorecard.finish(WALL);
  assert.ok(card.rounds > 5 && card.rounds < 30, String(card.rounds));
});

test("a keeper that is down leads to reduce-only and the velocity rule; both end by themselves", { timeout: 120_000 }, async () => {
  const modes: string[] = [];
  const faults = parseFault("keeper-down:from=120,to=420");
  const { scorecard } = await runMarket(calmRun(12, { faults, onRound: ({ mode, modeReason }) => modes.push(`${mode} ${modeReason}`) }));
  assert.ok(modes.includes("ReduceOnly NoDelivery"), [...new Set(modes)].join(", "));
  assert.match(modes.at(-1) ?? "", /^Normal/);
  assert.ok(modes.indexOf("Normal Grace") > modes.lastIndexOf("ReduceOnly NoDelivery"));
  const card = scorecard.finish(WALL);
  assert.equal(card.liquidations, 0);
  assert.equal(card.invariants.violations, 0);
});

test("under every policy the noise and momentum traders place exactly the same orders", { timeout: 120_000 }, async () => {
  const agents = loadAgents();
  const exogenous = [...agents.noise, ...agents.momentum].reduce((sum, { count }) => sum + count, 0);
  const accounts = new Set(Array.from({ length: exogenous }, (_, id) => seededAccount(1, "trader", id).address));
  const placed = async (policy: "none" | "gen2") => {
    const journal = rememberingJournal();
    await runMarket(calmRun(4, { journal, policy }));
    return journal.rows.flatMap(({ kind, round, body }) => {
      const { name, args } = body as { name?: string; args?: { account: Hex; size: string } };
      const ours = kind === "event" && name === "OrderPlaced" && args !== undefined && accounts.has(args.account);
      return ours ? [`${round} ${args.account} ${args.size}`] : [];
    });
  };
  const none = await placed("none");
  assert.ok(none.length > 20);
  assert.deepEqual(await placed("gen2"), none);
});
