import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "conformance-"));
after(() => rmSync(folder, { recursive: true }));

const main = fileURLToPath(new URL("main.ts", import.meta.url));

function conformance(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function fileWith(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("one JSON object with the counts, and exit 0 when nothing failed", () => {
  const path = fileWith("x.json", '[{"system": "nobody", "mechanism": "nothing", "inputs": {}, "expected": 1, "tolerance": 0}]');
  const { status, stdout } = conformance("--json", path);
  const { passed, failed, unsupported, systems, failures } = JSON.parse(stdout);
  assert.deepEqual([passed, failed, unsupported, failures], [0, 0, 1, []]);
  assert.equal(systems.nobody.unsupported, 1);
  assert.equal(status, 0);
});

test("a file that is absent, or no vector file, is a coded error and exit 2", () => {
  const absent = conformance(join(folder, "absent.json"));
  assert.equal(absent.status, 2);
  assert.match(absent.stderr, /^VECTORS_UNREADABLE: .*absent\.json/);
  const broken = conformance("--json", fileWith("broken.json", "[{}]"));
  assert.equal(broken.status, 2);
  assert.equal(JSON.parse(broken.stderr).error.code, "VECTORS_INVALID");
});

test("an unknown option is refused with the usage", () => {
  const { status, stderr } = conformance("--fast");
  assert.equal(status, 2);
  assert.match(stderr, /VECTORS_OPTION_INVALID.*Usage: npm run conformance/);
});
