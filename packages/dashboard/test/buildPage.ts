import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Builds the page as set-up does, into a fresh folder, and returns the folder. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "evenkeel-page-"));
  await build({ root: fileURLToPath(new URL("..", import.meta.url)), logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}
