import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Starts the Chromium that ships as a package: nothing is installed, nothing is looked up on the network. */
export async function launchBrowser(): Promise<Browser> {
  const quiet = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  // In a single process the browser would end with its first page; the page's own security must hold in the test too.
  const args = chromium.args.filter((arg) => arg !== "--single-process" && arg !== "--disable-web-security");
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...args, ...quiet], headless: true });
}
