import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { agentsHash } from "./agentsHash.ts";
import { loadAgents } from "./loadAgents.ts";
import { lookbackRounds } from "./lookbackRounds.ts";
import { parseAgents } from "./parseAgents.ts";

function violations(change: (file: Record<string, never>) => void): string {
  const file = structuredClone(loadAgents()) as unknown as Record<string, never>;
  change(file);
  try {
    parseAgents(file);
  } catch (error) {
    assert.ok(error instanceof EvenkeelError && error.code === "AGENTS_FILE_INVALID");
    return String(error.value);
  }
  return "";
}

test("the committed file is valid and its hash is that of its bytes", () => {
  assert.equal(loadAgents().arbitrage.length, 6);
  const bytes = readFileSync(new URL("./agents.json", import.meta.url));
  assert.equal(agentsHash(), createHash("sha256").update(bytes).digest("hex"));
});

test("the documentation names the hash of the committed file", () => {
  const text = readFileSync(new URL("../../../../docs/concepts/agents.md", import.meta.url), "utf8");
  assert.ok(text.includes(agentsHash()), `docs/concepts/agents.md must name ${agentsHash()}`);
});

test("the longest lookback is an hour", () => {
  assert.equal(lookbackRounds(loadAgents(), 10), 360);
  assert.equal(lookbackRounds(loadAgents(), 60), 60);
});

test("every violation is reported with its path, all together", () => {
  const text = violations((file) => {
    Object.assign(file, { version: 2, extra: 1 });
    const { noise, arbitrage, flow } = file as unknown as Record<string, Record<string, unknown>[] & Record<string, unknown>>;
    Object.assign(noise?.[0] ?? {}, { positionSd: [3, 1], activity: Number.NaN });
    Object.assign(arbitrage?.[1] ?? {}, { name: "desk-1", speeed: 1 });
    Object.assign(flow ?? {}, { boundSd: -1 });
  });
  for (const part of [
    "version must be 1",
    "file.extra is unknown",
    "noise[0].positionSd must be a range",
    "noise[0].activity must be a share",
    "arbitrage[1].speeed is unknown",
    "names must be unique",
    "flow.boundSd must be a positive",
  ])
    assert.ok(text.includes(part), `${part} missing in: ${text}`);
});

test("what is no object at all is refused", () => {
  for (const value of [null, 1, [], { version: 1 }]) assert.throws(() => parseAgents(value), EvenkeelError);
});
