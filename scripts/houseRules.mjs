// The house rules that a linter does not know: import direction, purity of core, file length, and that every error code is documented.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LONGEST_FILE = 400;

/** A package may import only packages named here. */
const PACKAGES = {
  core: [],
  contracts: ["core"],
  lab: ["core"],
  engine: ["core", "contracts", "lab"],
  dashboard: ["engine"],
  cli: ["core", "contracts", "lab", "engine"],
};

/** Core floors, lowest first; a folder imports itself or lower floors, never a sibling. */
const FLOORS = [
  ["market"],
  ["math"],
  ["index", "divergence", "volatility"],
  ["funding", "interest", "margin", "liquidation", "insurance", "pool", "options", "incentives"],
  ["policy"],
  ["governance"],
  ["quorum"],
];
/** Vocabulary files that carry no logic may be read from any floor. */
const SHARED_VOCABULARY = ["quorum/schema.ts", "quorum/assessment.ts"];
const floorOf = (folder) => FLOORS.findIndex((floor) => floor.includes(folder));

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "artifacts", "cache", "dist"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs|sol)$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

const problems = [];
const documented = readFileSync(join(root, "docs/errors.md"), "utf8");
for (const file of sources(join(root, "packages"))) {
  const name = relative(root, file);
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n").length - 1;
  if (lines > LONGEST_FILE) problems.push(`${name}: ${lines} lines, more than ${LONGEST_FILE}`);
  const [, owner, , stage] = name.split("/");
  const test = /\.(test|testing)\.tsx?$/.test(name) || /\/tests?\//.test(name);

  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
    const workspace = /^@evenkeel\/([a-z]+)/.exec(target)?.[1];
    if (workspace && workspace !== owner && !PACKAGES[owner].includes(workspace) && !test)
      problems.push(`${name}: ${owner} may not import ${workspace}`);
    if (owner !== "core" || test) continue;
    if (!target.startsWith(".")) {
      problems.push(`${name}: core has no dependency, yet imports "${target}"`);
      continue;
    }
    const inner = relative(join(root, "packages/core/src"), resolve(dirname(file), target));
    const [folder] = inner.split("/");
    if (floorOf(stage) < 0 || folder === stage || SHARED_VOCABULARY.includes(inner)) continue;
    if (floorOf(folder) < 0 || floorOf(folder) >= floorOf(stage))
      problems.push(`${name}: ${stage} may not import ${folder} (stages import leftwards only)`);
  }
  if (!test) {
    for (const [, code] of text.matchAll(/(?:code: |refuse\(|Error\()"([A-Z]+_[A-Z_]+)"/g)) {
      if (!documented.includes(`\`${code}\``)) problems.push(`${name}: error code ${code} is missing from docs/errors.md`);
    }
  }
  if (owner === "core" && !test) {
    for (const banned of [/\bDate\b\s*[.(]/, /Math\.random/, /performance\.now/, /\bconsole\./]) {
      const at = text.split("\n").findIndex((line) => banned.test(line) && !/^\s*(\*|\/\/)/.test(line));
      if (at >= 0) problems.push(`${name}:${at + 1}: core has no clock, randomness or output`);
    }
  }
  if (/@ts-(ignore|nocheck|expect-error)/.test(text)) problems.push(`${name}: type errors are mended, not suppressed`);
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`${problems.length} house rule(s) broken; see CONTRIBUTING.md.`);
  process.exit(1);
}
console.log("house rules: ok");
