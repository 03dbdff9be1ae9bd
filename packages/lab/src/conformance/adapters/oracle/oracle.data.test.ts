import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readVectors } from "../../readVectors.ts";
import { runVectors } from "../../runVectors.ts";

const FILE = fileURLToPath(new URL("../../../../../../../shared/vectors/oracle.json", import.meta.url));

test("every counted row of oracle.json passes, none is unsupported", (context) => {
  if (!existsSync(FILE)) {
    assert.notEqual(process.env.REQUIRE_SHARED, "1", "REQUIRE_SHARED=1, but oracle.json is absent");
    context.diagnostic("SKIPPED: oracle.json is absent");
    context.skip("vectors absent");
    return;
  }
  const { passed, failed, unsupported } = runVectors([readVectors(FILE)]);
  assert.deepEqual([passed, failed, unsupported], [122, 0, 0]);
});
