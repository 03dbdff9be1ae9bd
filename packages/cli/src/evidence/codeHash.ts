import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGES = fileURLToPath(new URL("../../../../packages", import.meta.url));
const ENTRIES = ["run/runMarket.ts", "feeds/openReplay.ts", "feeds/worldFeed.ts", "config/defaultEngineConfig.ts"].map((file) =>
  join(PACKAGES, "engine/src", file),
);
const CONTRACTS = join(PACKAGES, "contracts/src");
/** Parts that show or keep a run and cannot change its figures. */
const WITHOUT = [
  "engine/src/api/",
  "engine/src/explain/",
  "engine/src/journal/",
  "engine/src/scorecard/report/",
  "engine/src/run/composeLiveRound.ts",
  "engine/src/run/liveRound.ts",
  "engine/src/run/journalRound.ts",
];

function target(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return resolve(dirname(from), specifier);
  const inside = /^@evenkeel\/([a-z]+)(?:\/(.+))?$/.exec(specifier);
  if (inside === null) return null;
  const [, name = "", path = "index"] = inside;
  const folder = name === "contracts" ? "lib" : "src";
  return join(PACKAGES, name, folder, `${path}.ts`);
}

function closure(entries: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || !existsSync(file) || WITHOUT.some((part) => relative(PACKAGES, file).startsWith(part))) return;
    found.add(file);
    if (file.endsWith(".json")) return;
    // A type is erased before anything runs.
    const text = readFileSync(file, "utf8").replaceAll(/(?:import|export) type [^;]*;/g, "");
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
      const next = target(file, specifier as string);
      if (next !== null) visit(next);
    }
    for (const [, path] of text.matchAll(/new URL\("([^"]+\.json)"/g)) visit(resolve(dirname(file), path as string));
  };
  for (const entry of entries) visit(entry);
  return [...found];
}

function solidity(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : solidity(path);
    return entry.name.endsWith(".sol") ? [path] : [];
  });
}

/** Files that decide what a run's figures are: everything that a run and its feeds import, the agents' file, and the contracts. */
export function codeFiles(): string[] {
  return [...closure(ENTRIES), ...solidity(CONTRACTS)].map((path) => relative(PACKAGES, path)).sort();
}

/** sha256 over the names and bytes of `codeFiles`; a row made by other code is run again. */
export function codeHash(): string {
  const hash = createHash("sha256");
  for (const file of codeFiles())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(PACKAGES, file)))
      .update("\0");
  return hash.digest("hex");
}
