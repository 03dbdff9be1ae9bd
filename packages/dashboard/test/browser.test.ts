import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { buildPage } from "./buildPage.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { type SyntheticRun, startSyntheticRun } from "./startSyntheticRun.ts";

const SUMMARY = {
  outcome: "completed",
  message: "All rounds were played.",
  figures: [{ label: "Mean |basis|", value: "4.1 bp" }],
  outDirectory: "out/demo",
} as const;

describe("dashboard in a browser", () => {
  let assets: string;
  let screenshots: string;
  let browser: Browser;
  let run: SyntheticRun;

  before(async () => {
    assets = await buildPage();
    screenshots = await mkdtemp(join(tmpdir(), "evenkeel-screenshots-"));
    browser = await launchBrowser();
    run = await startSyntheticRun(assets);
    run.advance(310);
  });
  after(async () => {
    await browser?.close();
    await run?.api.close();
    if (assets !== undefined) await rm(assets, { recursive: true });
  });

  /** Opens a page, collects what its console complains about, and closes it after the work. */
  async function withPage(
    options: { readonly width?: number; readonly scheme?: "light" | "dark"; readonly path?: string },
    work: (page: Page, complaints: string[]) => Promise<void>,
  ) {
    const { width = 1440, scheme = "light", path = "" } = options;
    const viewport = { width, height: width < 500 ? 844 : 900 };
    const page = await browser.newPage({ locale: "en-US", colorScheme: scheme, reducedMotion: "reduce", viewport });
    const complaints: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    try {
      await page.goto(`${run.api.url}/${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await work(page, complaints);
    } finally {
      await page.close();
    }
  }

  test("the numbers move, the title follows, the console stays silent", () =>
    withPage({}, async (page, complaints) => {
      const pause = run.play(40);
      const seen = new Set<string>();
      for (let look = 0; look < 40 && seen.size < 4; look++) {
        seen.add(await page.locator(".headline .figures").innerText());
        await page.waitForTimeout(100);
      }
      pause();
      assert.ok(seen.size >= 4, "the figures of the headline did not change");
      assert.match(await page.title(), /bp · BTC-USD · Evenkeel$/);
      assert.deepEqual(complaints, []);
    }));

  test("a page opened late shows the run from its start", () =>
    withPage({}, async (page) => {
      const caption = page.locator("caption", { hasText: "Mark against index" });
      await page.waitForFunction(() => Number(document.querySelector("caption")?.textContent?.match(/(\d+) points/)?.[1]) > 300);
      assert.match(await caption.innerText(), /\d{3,} points/);
      assert.ok((await page.locator(".chart canvas").count()) >= 5);
    }));

  for (const width of [320, 390, 820, 1440, 1920]) {
    for (const scheme of ["light", "dark"] as const) {
      test(`fits ${width} px, ${scheme}`, () =>
        withPage({ width, scheme }, async (page, complaints) => {
          await page.waitForTimeout(300);
          const [needed, given] = await page.evaluate(
            () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
          );
          assert.ok(needed <= given, `${needed} px of content in ${given} px`);
          await page.screenshot({ path: join(screenshots, `${scheme}-${width}.png`), fullPage: true });
          assert.deepEqual(complaints, []);
        }));
    }
  }

  test("answers the five questions in text", () =>
    withPage({}, async (page) => {
      for (const title of ["Why this tier", "What is being done", "Limits", "Venues", "Nodes and quorum", "Chain updates", "Run"]) {
        await page.getByRole("region", { name: title, exact: true }).waitFor();
      }
      const venues = await page.getByRole("region", { name: "Venues" }).innerText();
      assert.match(venues, /Outlier, far from the others/);
      assert.match(venues, /assumed parity/);
      assert.match(await page.getByRole("region", { name: "Nodes and quorum" }).innerText(), /\d of 4\s+signed, 3 needed: quorum/);
    }));

  test("everything is reached by keyboard, with a visible focus", () =>
    withPage({}, async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
      await page.getByRole("tab", { name: /BTC-USD/ }).focus();
      await page.keyboard.press("ArrowRight");
      await page.getByRole("region", { name: "Status of ETH-USD" }).waitFor();
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      assert.equal(outline, "solid");
      assert.match(page.url(), /#ETH-USD$/);
      await page.getByRole("button", { name: "15 min" }).press("Enter");
      assert.equal(await page.getByRole("button", { name: "15 min" }).getAttribute("aria-pressed"), "true");
    }));

  test("the address selects the market", () =>
    withPage({ path: "#ETH-USD" }, async (page) => {
      assert.equal(await page.getByRole("tab", { selected: true }).getAttribute("data-market"), "ETH-USD");
    }));

  test("the theme follows the reader's choice, also after a reload", () =>
    withPage({ scheme: "light" }, async (page) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await background();
      await page.getByRole("button", { name: "Switch to the dark theme" }).click();
      const dark = await background();
      assert.notEqual(dark, light);
      await page.reload();
      await page.getByRole("button", { name: "Switch to the light theme" }).waitFor();
      assert.equal(await background(), dark);
    }));

  test("a lost connection is shown, and the page comes back by itself", () =>
    withPage({}, async (page) => {
      const port = Number(new URL(run.api.url).port);
      await run.api.close();
      await page.getByText("Connection lost.").waitFor();
      run = await startSyntheticRun(assets, port);
      run.advance(20);
      await page.getByText("Connection lost.").waitFor({ state: "detached" });
      await page.locator(".connection-live").waitFor();
      await page.waitForFunction(() => document.querySelector("caption")?.textContent?.includes(" 20 points"));
    }));

  test("the end of the run is shown with its figures and stays when the process is gone", () =>
    withPage({}, async (page) => {
      run.api.finish(SUMMARY);
      await page.getByText("The run has ended.").waitFor();
      await page.getByText("Mean |basis|").waitFor();
      await run.api.close();
      await page.getByText("The page shows its last state.").waitFor();
      assert.equal(await page.getByText("Connection lost.").count(), 0);
    }));
});
