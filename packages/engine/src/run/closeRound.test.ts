import assert from "node:assert/strict";
import { test } from "node:test";
import { type Assessment, MARKET_SCHEMA, MARKET_SCHEMA_VERSION, type StepResult } from "@evenkeel/core";
import type { Hex } from "viem";
import { seededAccount } from "../chain/seededAccount.ts";
import { parseFault } from "../config/parseFault.ts";
import { createSignatureBook } from "../nodes/signatureBook.ts";
import type { Journal } from "../roles.ts";
import type { ScorecardBuilder } from "../scorecard/createScorecard.ts";
import { closeRound } from "./closeRound.ts";
import { createFaultPlan } from "./faultPlan.ts";
import type { RunNode } from "./nodes.ts";
import { roundTimes } from "./roundTimes.ts";

const LENGTH = 10;
const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const CONTEXT = { deploymentId: word("1"), topic: word("2"), epoch: 1, configHash: word("3") };

const vector = (round: number, seconds: number, value: bigint): Assessment => ({
  market: "X-USD",
  schemaVersion: MARKET_SCHEMA_VERSION,
  round,
  observedAt: seconds,
  fields: MARKET_SCHEMA.map(() => value),
});

/** A node that signs its number plus ten in every field; `ahead` is what its clock is wrong by, milliseconds. */
function node(number: number, ahead: (at: number) => number = () => 0): RunNode {
  let now = 0;
  const role = {
    node: number,
    advance: () => undefined,
    localTime: (at: number) => Math.max(now, at + ahead(at)),
    closeRound(round: number, local: number) {
      now = local;
      return { assessment: vector(round, Math.floor(local / 1_000), BigInt(number + 10)), trace: {} } as StepResult;
    },
  };
  return { role: role as unknown as RunNode["role"], account: seededAccount(1, "node", number), closedRound: -1 };
}

interface Happening {
  readonly what: "written" | "safe" | "published";
  readonly rows?: number;
}

function world(nodes: readonly RunNode[], spec = "", sync: () => Promise<void> = async () => undefined) {
  const happened: Happening[] = [];
  const journal: Journal = {
    append: (rows) => {
      happened.push({ what: "written", rows: rows.length });
    },
    async sync() {
      await sync();
      happened.push({ what: "safe" });
    },
    flush: async () => undefined,
    close: async () => undefined,
  };
  const base = {
    roundSeconds: LENGTH,
    nodes,
    bus: { publish: () => void happened.push({ what: "published" }), drain: () => [] },
    faults: createFaultPlan(parseFault(spec), 0),
    seed: 1,
    signatures: createSignatureBook(CONTEXT, null),
    scorecard: { assessment: () => undefined } as unknown as ScorecardBuilder,
    journal,
  };
  return { happened, close: (round: number) => closeRound({ ...base, times: roundTimes(round, LENGTH) }) };
}

test("nothing is published before every signature of the round is safe in the journal", async () => {
  const slow = () => new Promise<void>((done) => setTimeout(done, 20));
  const { happened, close } = world([node(0), node(1), node(2)], "", slow);
  await close(7);
  assert.deepEqual(happened, [
    { what: "written", rows: 3 },
    { what: "safe" },
    { what: "published" },
    { what: "published" },
    { what: "published" },
  ]);
});

test("when the journal fails nothing is published and the round does not close", async () => {
  const full = Object.assign(new Error("no space left"), { code: "JOURNAL_WRITE_FAILED" });
  const { happened, close } = world([node(0), node(1)], "", () => Promise.reject(full));
  await assert.rejects(close(7), full);
  assert.ok(!happened.some(({ what }) => what === "published"));
});

test("a clock ahead signs the round that it shows, stands still when it is mended, and signs no round twice", async () => {
  const { close } = world([node(0), node(1, (at) => (at < 90_000 ? 25_000 : 0))]);
  const rounds: (number | null)[] = [];
  for (let round = 7; round <= 13; round += 1) rounds.push((await close(round)).signed[1]?.round ?? null);
  assert.deepEqual(rounds, [9, 10, null, null, 11, 12, 13]);
});

test("the worst in range is the farthest value that an honest node signed for this round", async () => {
  // Node 1 is of another round, so its value is nobody's of this one.
  const nodes = [node(0), node(1, () => 25_000), node(2), node(3)];
  const { close } = world(nodes, "worst:node=3,side=low,to=80;worst:node=3,side=high,from=80");
  assert.ok((await close(7)).signed[3]?.fields.every((field) => field === 10n));
  assert.ok((await close(8)).signed[3]?.fields.every((field) => field === 12n));
});

test("a node that is down neither signs nor counts", async () => {
  const { happened, close } = world([node(0), node(1)], "down:node=0,to=80");
  const { signed, traces } = await close(7);
  assert.deepEqual([signed[0], traces[0]], [null, null]);
  assert.equal(signed[1]?.node, 1);
  assert.deepEqual(happened[0], { what: "written", rows: 1 });
});
