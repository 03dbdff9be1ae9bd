import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core";
import type { AdapterTables } from "./findAdapter.ts";
import { familyOf } from "./findAdapter.ts";
import { formatReport } from "./formatReport.ts";
import { mergeTables } from "./mergeTables.ts";
import { parseVectors } from "./parseVectors.ts";
import { runVectors } from "./runVectors.ts";

const refuse = (): never => {
  throw new EvenkeelError({ code: "PARAMETER_INVALID", message: "no", field: "x", value: 1, remedy: "Change x." });
};
const crash = (): never => {
  throw new TypeError("not a function");
};

const tables: AdapterTables = {
  funding: { A: { double: ({ x }) => 2 * Number(x), refuse, crash } },
  oracle: {},
  risk: { R: { double: ({ x }) => 2 * Number(x) }, A: { twice: () => 1 } },
  options: { A: { twice: () => 2 } },
  lab: { lab: { "group.one": ({ x }) => x } },
};

function run(rows: readonly object[], file = "/tmp/other.json") {
  const full = rows.map((row) => ({ inputs: { x: 1 }, tolerance: 0, source: "test", ...row }));
  return runVectors([{ file, cases: parseVectors(JSON.stringify(full), file) }], tables);
}

test("a wrong number fails and the report shows where and by how much", () => {
  const report = run([
    { system: "A", mechanism: "double", expected: 2 },
    { system: "A", mechanism: "double", expected: 2.5 },
  ]);
  assert.deepEqual([report.passed, report.failed, report.unsupported], [1, 1, 0]);
  assert.deepEqual(report.systems.A, { passed: 1, failed: 1, unsupported: 0, worstError: 0.2 });
  assert.equal(report.failures[0]?.position, "[1]");
  assert.match(formatReport(report), /FAILED \/tmp\/other\.json \[1\] A \/ double\n {2}result: expected 2\.5, got 2, off by 5\.00e-1/);
});

test("a mechanism without an adapter is unsupported, not passed and not failed", () => {
  const report = run([
    { system: "A", mechanism: "unknown", expected: null },
    { system: "B", mechanism: "double", expected: 2 },
    { system: "constructor", mechanism: "name", expected: 2 },
    { system: "A", mechanism: "toString", expected: 2 },
  ]);
  assert.deepEqual([report.passed, report.failed, report.unsupported], [0, 0, 4]);
  assert.equal(report.missing["B / double"], 1);
  assert.match(formatReport(report), /unsupported: A \/ unknown \(1\)/);
});

test("a file of any name is looked up in every table; its name only says which table is asked first", () => {
  assert.deepEqual(["options-2.json", "my.RISK.json", "x.json"].map(familyOf), ["options", "risk", null]);
  const row = [{ system: "A", mechanism: "twice", expected: 2 }];
  assert.equal(run(row, "/tmp/options.json").passed, 1);
  assert.equal(run(row, "/tmp/more-risk.json").failed, 1);
  assert.equal(run([{ system: "R", mechanism: "double", expected: 2 }], "/tmp/funding.json").passed, 1);
});

test("a small tolerance of a risk mechanism is relative, whatever the file is called", () => {
  const row = { mechanism: "double", inputs: { x: 1000.0005 }, tolerance: 1e-6, expected: 2000.0 };
  assert.equal(run([{ ...row, system: "R" }]).passed, 1);
  assert.equal(run([{ ...row, system: "A" }]).failed, 1);
  assert.equal(run([{ ...row, system: "R", tolerance: 1, expected: 2002.5 }]).failed, 1);
});

test("a refusal passes only where no answer is expected; a crash never does", () => {
  const report = run([
    { system: "A", mechanism: "refuse", expected: null },
    { system: "A", mechanism: "refuse", expected: 1 },
    { system: "A", mechanism: "crash", expected: null },
  ]);
  assert.deepEqual([report.passed, report.failed], [1, 2]);
  assert.match(report.failures[0]?.thrown ?? "", /^PARAMETER_INVALID/);
  assert.match(report.failures[1]?.thrown ?? "", /not a function/);
});

test("advisory rows are run and reported apart", () => {
  const report = run([
    { system: "A", mechanism: "double", expected: 2, advisory: true },
    { system: "A", mechanism: "double", expected: 3, advisory: true },
    { system: "A", mechanism: "none", expected: 3, advisory: true },
  ]);
  assert.deepEqual([report.passed, report.failed, report.unsupported, report.failures.length], [0, 0, 0, 0]);
  assert.deepEqual([report.advisory.passed, report.advisory.failed, report.advisory.unsupported], [1, 1, 1]);
});

test("the report is JSON", () => {
  const { failures, ...rest } = run([{ system: "A", mechanism: "double", expected: 3 }]);
  assert.deepEqual(JSON.parse(JSON.stringify(rest)), rest);
  assert.equal(failures.length, 1);
});

test("tables of one system merge, a second claim on a mechanism is refused", () => {
  const merged = mergeTables({ A: { one: () => 1 } }, { A: { two: () => 2 }, B: { one: () => 3 } });
  assert.deepEqual(Object.keys(merged.A ?? {}), ["one", "two"]);
  assert.throws(() => mergeTables({ A: { one: () => 1 } }, { A: { one: () => 2 } }), { code: "CONFORMANCE_ADAPTER_DUPLICATE" });
});
