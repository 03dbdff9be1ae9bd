import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { FAULT_CASES } from "./faultCases.ts";
import { brokenPromises } from "./judgeFault.ts";
import { type FaultOutcome, playFault } from "./playFault.ts";

let calm: FaultOutcome;
before(async () => {
  calm = await playFault("", 1);
});

/** The long checks play all of them; these are the ones that move money or lose messages. */
for (const name of ["two nodes down", "one clock 20 s ahead", "a third of submissions fail", "no block"]) {
  const one = FAULT_CASES.find((known) => known.name === name);
  test(`${name}: ${one?.promise}`, { timeout: 180_000 }, async () => {
    assert.ok(one !== undefined);
    assert.deepEqual(brokenPromises(one, await playFault(one.spec, 1), calm), []);
  });
}

test("the committed table has a line for every fault, and each promise in it is kept", () => {
  const page = readFileSync(new URL("../../../../docs/evidence/faults.md", import.meta.url), "utf8");
  const lines = page.split("\n");
  for (const { name, promise } of FAULT_CASES) {
    const own = lines.filter((line) => line.startsWith(`| ${name} | ${promise} |`));
    assert.equal(own.length, 1, name);
    assert.match(own[0] ?? "", /\| kept \|$/);
  }
  assert.equal(lines.filter((line) => /^\| .* \| (kept|\*\*.*\*\*) \|$/.test(line)).length, FAULT_CASES.length);
});

test("a broken promise is named: an outcome with liquidations in the gap and a market that stays shut", () => {
  const [undisturbed] = FAULT_CASES;
  assert.ok(undisturbed !== undefined);
  const bad: FaultOutcome = { ...calm, liquidationsInGap: 2, normalAtEnd: false, violations: 1, indexErrorBp: 99, landedDuring: 0.1 };
  assert.deepEqual(brokenPromises(undisturbed, bad, calm), [
    "1 invariants violated",
    "2 liquidations in the gap",
    "not fully open at the end",
    "index 99.0 bp off",
    "only 10 % of rounds landed",
  ]);
  const changed = { ...undisturbed, promise: "identical" } as const;
  assert.deepEqual(brokenPromises(changed, { ...calm, fingerprint: "other" }, calm), ["another result than the undisturbed run"]);
});
