import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./launchBrowser.ts";

const CLI = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));
const DEADLINE = 90_000;

/** The main job as a user starts it, in its own process on a free port. */
function startUp(out: string) {
  const child = spawn(process.execPath, [CLI, "up", "--port", "0", "--speed", "200", "--out", out], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const url = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no dashboard within ${DEADLINE} ms:\n${output}`)), DEADLINE);
    const read = (data: Buffer) => {
      output += String(data);
      const found = /Dashboard: (http:\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, url, ended };
}

test("the main job reaches a live page whose numbers change, and Ctrl-C writes the scorecard", { timeout: 180_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), "evenkeel-up-"));
  const run = startUp(out);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(await run.url);
    const figures = page.locator(".headline .figures");
    await figures.waitFor({ timeout: DEADLINE });
    const seen = new Set<string>();
    for (let look = 0; look < 300 && seen.size < 4; look++) {
      seen.add(await figures.innerText());
      await page.waitForTimeout(200);
    }
    assert.ok(seen.size >= 4, "the figures of the headline did not change");
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    run.child.kill("SIGINT");
  }
  assert.equal(await run.ended, 0);
  const scorecard = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
  assert.ok(scorecard.updates.landed >= 4);
  assert.equal(scorecard.invariants.violations, 0);
});
