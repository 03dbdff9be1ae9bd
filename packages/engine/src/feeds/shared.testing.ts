import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/**
 * A test on the data beside the checkout: skipped visibly when they are absent, failed when REQUIRE_SHARED=1 says that they must be there.
 *
 * @param path Inside `../shared`, e.g. `"data/09-ticks-2025-10-10"`.
 */
export function testOnShared(name: string, path: string, body: (directory: string) => Promise<void>): void {
  const directory = fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
  if (existsSync(directory)) test(name, () => body(directory));
  else if (process.env.REQUIRE_SHARED === "1") test(name, () => assert.fail(`../shared/${path} is absent and REQUIRE_SHARED=1`));
  else test(name, { skip: `../shared/${path} is absent` }, () => undefined);
}
