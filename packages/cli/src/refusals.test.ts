import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { evenkeel, temporary } from "./evenkeel.testing.ts";

/** Expects exit code 2 and a message that names the code, the field, the value and a remedy. */
async function refused(args: readonly string[], code: string, ...words: readonly string[]): Promise<void> {
  const { code: exit, stderr } = await evenkeel(...args);
  assert.equal(exit, 2, stderr);
  for (const word of [code, ...words, "docs/errors.md"]) assert.ok(stderr.includes(word), `"${word}" is missing in:\n${stderr}`);
  assert.doesNotMatch(stderr, /\n\s+at /, "no stack for the user's own mistake");
}

test("an unknown configuration key is refused with every violation", async () => {
  const file = join(temporary("config"), "run.json");
  writeFileSync(file, JSON.stringify({ prot: 1, policy: "gen7" }));
  await refused(["up", "--headless", "--config", file], "CONFIG_INVALID", "prot", "gen7");
});

test("a malformed recording is refused with file and line before anything starts", async () => {
  const folder = temporary("recording");
  const manifest = {
    name: "tiny",
    assets: {},
  };
  writeFileSync(join(folder, "evenkeel.manifest.json"), JSON.stringify(manifest));
  await refused(["up", "--headless", "--replay", folder, "--asset", "X"], "MANIFEST_INVALID");
  await refused(["up", "--headless", "--replay", join(folder, "absent")], "REPLAY_DIRECTORY_INVALID");
});

test("a port in use is refused and nothing is left running", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  try {
    await refused(["up", "--port", String(address.port)], "PORT_IN_USE", String(address.port));
  } finally {
    server.close();
  }
});

test("bad options and faults are refused", async () => {
  await refused(["up", "--policy", "gen9"], "CLI_OPTION_INVALID", "--policy", "gen9");
  await refused(["up", "--headless", "--fault", "explode:node=1"], "FAULT_KIND_UNKNOWN", "explode");
  await refused(["up", "--headless", "--fault", "price:node=7,factor=2"], "FAULT_VALUE_INVALID", "7");
  await refused(["explain", "BTC-USD", "--state", join(temporary("state"), "none")], "STATE_DIRECTORY_INVALID");
});

test("help shows examples", async () => {
  const { code, stdout } = await evenkeel("up", "--help");
  assert.equal(code, 0);
  assert.match(stdout, /Examples:/);
});
