import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lockState } from "./lockState.ts";

const CONTENDER = fileURLToPath(new URL("lockContender.testing.ts", import.meta.url));
/** No system has a process of this number. */
const DEAD = "999999999";

async function folder(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "evenkeel-lock-"));
  context.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function contender(context: TestContext): Promise<ChildProcess> {
  const child = fork(CONTENDER);
  context.after(() => child.kill("SIGKILL"));
  await once(child, "message");
  return child;
}

async function ask(child: ChildProcess, message: string): Promise<string> {
  const [answer] = await Promise.all([once(child, "message"), child.send(message)]);
  return String(answer[0]);
}

test("of processes that race for a dead one's lock exactly one takes it", { timeout: 120_000 }, async (context) => {
  const parent = await folder(context);
  const children = await Promise.all([contender(context), contender(context), contender(context)]);
  for (let race = 0; race < 60; race += 1) {
    const directory = join(parent, String(race));
    await mkdir(directory);
    await writeFile(join(directory, "evenkeel.lock"), DEAD);
    // Every third time somebody died in the middle of taking over, too.
    if (race % 3 === 0) await writeFile(join(directory, "evenkeel.lock.takeover"), DEAD);
    const answers = await Promise.all(children.map((child) => ask(child, directory)));
    assert.deepEqual([...answers].sort(), ["STATE_IN_USE", "STATE_IN_USE", "took"], `race ${race}`);
    assert.equal(await readFile(join(directory, "evenkeel.lock"), "utf8"), String(children[answers.indexOf("took")]?.pid));
    await Promise.all(children.map((child) => ask(child, "release")));
    assert.deepEqual(await readdir(directory), [], "nothing is left behind");
  }
});

test("the lock of a killed process is taken over, that of a living one is not", async (context) => {
  const directory = await folder(context);
  const child = await contender(context);
  assert.equal(await ask(child, directory), "took");
  await assert.rejects(lockState(directory), { code: "STATE_IN_USE", retryable: true });
  child.kill("SIGKILL");
  await once(child, "exit");
  const release = await lockState(directory);
  await release();
  assert.deepEqual(await readdir(directory), []);
});

test("one process claims a folder once at a time, by whatever name, however close together", async (context) => {
  const directory = await folder(context);
  await mkdir(join(directory, "state"));
  await symlink(join(directory, "state"), join(directory, "other"));
  await writeFile(join(directory, "state", "evenkeel.lock"), DEAD);
  const claims = await Promise.allSettled(["state", "other", "state"].map((name) => lockState(join(directory, name))));
  assert.equal(claims.filter(({ status }) => status === "fulfilled").length, 1);
  const [first] = claims.flatMap((claim) => (claim.status === "fulfilled" ? [claim.value] : []));
  await first?.();
  const release = await lockState(join(directory, "other"));
  await first?.();
  await assert.rejects(lockState(join(directory, "state")), { code: "STATE_IN_USE" }, "releasing twice frees nobody else's lock");
  await release();
});
