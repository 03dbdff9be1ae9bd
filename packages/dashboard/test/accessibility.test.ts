import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { buildPage } from "./buildPage.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { type JournalledRun, startJournalledRun } from "./startJournalledRun.ts";
import { type SyntheticRun, startSyntheticRun } from "./startSyntheticRun.ts";

/** The part of axe's answer that is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
  }[];
}

/** The text of axe, or null where a checkout was installed without it. */
async function readAxe(): Promise<string | null> {
  try {
    return await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return null;
  }
}

const AXE = await readAxe();
const axeMissing = AXE === null ? "axe-core is not installed: run npm install" : false;

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe complains about, as `rule: element`. */
async function complaints(page: Page): Promise<string[]> {
  const results = (await page.evaluate(`axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(RULES)} } })`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
}

describe("the page is for everybody", () => {
  let assets: string;
  let browser: Browser;
  let run: JournalledRun;
  let stressed: SyntheticRun;

  before(async () => {
    assets = await buildPage();
    browser = await launchBrowser();
    run = await startJournalledRun(assets, 5);
    stressed = await startSyntheticRun(assets);
    stressed.advance(303);
  });
  after(async () => {
    await browser?.close();
    await run?.close();
    await stressed?.api.close();
    if (assets !== undefined) await rm(assets, { recursive: true });
  });

  async function withPage(
    options: { readonly width?: number; readonly scheme?: "light" | "dark"; readonly url?: string },
    work: (page: Page) => Promise<void>,
  ) {
    const { width = 1440, scheme = "light", url = run.api.url } = options;
    const page = await browser.newPage({
      locale: "en-US",
      colorScheme: scheme,
      reducedMotion: "reduce",
      viewport: { width, height: 900 },
      // The page's own policy lets no foreign script in, and axe is one.
      bypassCSP: true,
    });
    try {
      await page.goto(url);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await work(page);
    } finally {
      await page.close();
    }
  }

  const tracePath = (field: string) => `${run.api.url}/#${run.market}/${field}/${run.round.round}`;

  for (const scheme of ["light", "dark"] as const) {
    for (const width of [390, 1440]) {
      test(`axe finds nothing on the page, calm and in a crash, ${width} px, ${scheme}`, { skip: axeMissing }, async () => {
        for (const url of [run.api.url, stressed.api.url]) {
          await withPage({ width, scheme, url }, async (page) => {
            await page.evaluate(AXE ?? "");
            assert.deepEqual(await complaints(page), []);
          });
        }
      });

      test(`axe finds nothing in a trace, and nothing sticks out, ${width} px, ${scheme}`, { skip: axeMissing }, () =>
        withPage({ width, scheme, url: tracePath("fundingRate") }, async (page) => {
          await page.getByText("Recomputed: equal.").waitFor();
          await page.evaluate(AXE ?? "");
          assert.deepEqual(await complaints(page), []);
          const sheet = await page.locator(".trace-sheet").evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
          assert.ok(sheet[0] <= sheet[1], `${sheet[0]} px of content in ${sheet[1]} px`);
        }),
      );
    }
  }

  test("a walk by keyboard alone: skip link first, every stop visible, each number opens its trace, Escape gives the focus back", () =>
    withPage({}, async (page) => {
      const names: string[] = [];
      let traces = 0;
      for (let stop = 0; stop < 80; stop += 1) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { width, height, bottom } = element.getBoundingClientRect();
          const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
          const opens = element.getAttribute("aria-haspopup");
          return {
            name,
            ring: outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 2,
            seen: width > 0 && height > 0 && bottom > 0,
            opens,
          };
        });
        if (here === null) break;
        names.push(here.name);
        assert.ok(here.ring, `${here.name} shows no focus`);
        assert.ok(here.seen, `${here.name} is out of sight`);
        if (here.opens !== "dialog" || traces >= 4) continue;
        traces += 1;
        await page.keyboard.press("Enter");
        const dialog = page.getByRole("dialog");
        await dialog.waitFor();
        await page.getByText("Recomputed: equal.").waitFor();
        // Once around: the focus never leaves the dialog.
        for (let inside = 0; inside < 9; inside += 1) {
          await page.keyboard.press("Tab");
          assert.ok(await page.evaluate(() => document.activeElement?.closest("dialog") !== null), "the focus left the trace");
        }
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        await page.waitForFunction((name) => document.activeElement?.textContent === name, here.name);
      }
      assert.match(names[0] ?? "", /^Skip to the market/);
      assert.equal(traces, 4);
      const place = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
      const order = [/^Skip/, /theme$/, /BTC-USD/, /^tier \d/, /^[\d,.]+ trace$/, /^Whole run/, /^TradingView/];
      for (const [step, pattern] of order.slice(1).entries())
        assert.ok(place(pattern) > place(order[step] as RegExp), `${pattern} comes too early`);
    }));

  test("the skip link moves the focus past the header", () =>
    withPage({}, async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "market");
      await page.keyboard.press("Tab");
      assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /^tier \d/);
    }));

  test("a trace has an address of its own: linked, walked back, shared between numbers", () =>
    withPage({ url: tracePath("index") }, async (page) => {
      const title = page.getByRole("dialog").getByRole("heading", { level: 2 });
      await title.filter({ hasText: "Index" }).waitFor();
      await page.getByLabel("Number of this round").selectOption("basis");
      await title.filter({ hasText: "Basis" }).waitFor();
      assert.match(page.url(), new RegExp(`/basis/${run.round.round}$`));
      await page.getByRole("button", { name: "Close the trace" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      assert.match(page.url(), /#BTC-USD$/);
      await page
        .locator(".headline")
        .getByRole("button", { name: /bp\s+trace$/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
      await page.goBack();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }));

  test("a trace shows every rung, whichever node is chosen, and what the chain made of it", () =>
    withPage({ url: tracePath("fundingRate") }, async (page) => {
      const dialog = page.getByRole("dialog");
      await page.getByText("Recomputed: equal.").waitFor();
      const rungs = ["Quotes", "Conversion", "Index", "Read of the chain", "Divergence", "Volatility", "Memory", "Funding law"];
      for (const name of [...rungs, "Bounds and encoding", "Signed", "On chain"]) {
        await dialog.getByRole("heading", { name, exact: true }).waitFor();
      }
      const first = await dialog.locator(".trace-quotes").innerText();
      await dialog.getByRole("button", { name: "Node 2" }).click();
      assert.equal(await dialog.getByRole("button", { name: "Node 2" }).getAttribute("aria-pressed"), "true");
      assert.notEqual(await dialog.locator(".trace-quotes").innerText(), first);
      assert.match(await dialog.innerText(), /0x[0-9a-f]{64}/);
    }));

  test("a number that cannot be explained says so with a remedy", () =>
    withPage({ url: `${stressed.api.url}/#BTC-USD/index/3` }, async (page) => {
      const alert = page.getByRole("dialog").getByRole("alert");
      await alert.waitFor();
      assert.match(await alert.innerText(), /keeps no journal[\s\S]*API_EXPLAIN_UNAVAILABLE/);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => document.activeElement?.id), "market");
    }));
});
