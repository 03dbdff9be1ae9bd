import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { INVARIANT_NAMES } from "./evaluateInvariants.ts";
import { flattenScorecard } from "./flattenScorecard.ts";
import { MODE_NAMES } from "./roundSample.ts";
import { WALL_CLOCK_KEYS } from "./stableScorecard.ts";
import { OPTIONS, syntheticRun } from "./testing/syntheticRun.ts";

const PAGE = readFileSync(new URL("../../../../docs/scorecard.md", import.meta.url), "utf8");

/** Keys in the first column of the page's tables, in order. */
const documented = PAGE.split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? ""));

/** `<n>` stands for a number, any other placeholder for one name. */
function pattern(key: string): RegExp {
  const parts = key.split(".").map((part) => (part === "<n>" ? "\\d+" : /^<\w+>$/.test(part) ? "[^.]+" : part));
  return new RegExp(`^${parts.join("\\.")}$`);
}

const builder = syntheticRun(300, { ...OPTIONS, configHash: "0xabc", notes: ["USDT leg assumed 1.0 +- 20 bp"] });
builder.invariant("fundingWithinCap", false, "rate 2, cap 1");
const figures = flattenScorecard(builder.finish({ startedAt: 0, finishedAt: 1000 }));
const produced = figures.map(([key]) => key);

test("every key that a run produces is documented", () => {
  const patterns = documented.map(pattern);
  const missing = produced.filter((key) => !patterns.some((candidate) => candidate.test(key)));
  assert.deepEqual(missing, [], "add these keys to docs/scorecard.md");
});

test("every documented key is produced by a run", () => {
  const stale = documented.filter((key) => !produced.some((candidate) => pattern(key).test(candidate)));
  assert.deepEqual(stale, [], "remove these keys from docs/scorecard.md");
});

test("no key is documented twice, alone or as a member of a family", () => {
  assert.deepEqual(
    documented.filter((key, at) => documented.indexOf(key) !== at),
    [],
  );
  const patterns = documented.map(pattern);
  const twice = produced.filter((key) => patterns.filter((candidate) => candidate.test(key)).length > 1);
  assert.deepEqual(twice, []);
});

test("keys mentioned in the text exist", () => {
  const prose = PAGE.split("\n")
    .filter((line) => !line.startsWith("| `"))
    .join("\n");
  const groups = new Set(produced.filter((key) => key.includes(".")).map((key) => key.slice(0, key.indexOf("."))));
  const mentioned = [...prose.matchAll(/`([a-zA-Z]+(?:\.[\w<>]+)+)`/g)].map(([, key]) => key ?? "");
  const known = mentioned.filter((key) => groups.has(key.split(".")[0] ?? "") && !key.endsWith(".html"));
  assert.ok(known.length > 10);
  assert.deepEqual(
    known.filter((key) => !documented.includes(key)),
    [],
  );
});

test("the page names the groups that depend on the wall clock, and no others", () => {
  const section = PAGE.slice(PAGE.indexOf("## Wall clock"), PAGE.indexOf("## Comparing"));
  const keys = section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? ""));
  assert.deepEqual([...new Set(keys.map((key) => key.split(".")[0]))].sort(), [...WALL_CLOCK_KEYS].sort());
  const volatile = produced.filter((key) => (WALL_CLOCK_KEYS as readonly string[]).includes(key.split(".")[0] ?? ""));
  assert.deepEqual(
    volatile.filter((key) => !keys.includes(key)),
    [],
  );
});

test("the page names every mode, tier and invariant", () => {
  for (const name of [...MODE_NAMES, ...Object.values(INVARIANT_NAMES)]) assert.ok(PAGE.includes(`\`${name}\``), name);
  for (const tier of ["0", "1", "2", "3", "4"]) assert.ok(PAGE.includes(`\`${tier}\``), tier);
});

test("dispersion has every field of the MARKET vector", () => {
  const fields = produced.filter((key) => key.startsWith("dispersion.") && key.endsWith(".max")).map((key) => key.split(".")[1]);
  assert.deepEqual(
    fields,
    MARKET_SCHEMA.map(({ name }) => name),
  );
});

test("a full run leaves no figure undefined", () => {
  const undefinedFigures = figures.filter(([, value]) => value === null).map(([key]) => key);
  // 50 minutes are too short for a half-life.
  assert.deepEqual(undefinedFigures, [
    "basis.halfLifeSeconds",
    "basis.halfLifeFastSeconds",
    "basis.halfLifeSlowSeconds",
    "basis.noiseShare",
  ]);
});
