// The house rules that a linter does not know: import direction between packages and core stages, no clock or randomness in core, file length.
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
  ["math", "market"],
  ["index", "divergence", "volatility"],
  ["funding", "interest", "margin"],
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
    const from = FLOORS[0].includes(stage) ? 0 : floorOf(stage);
    if (floorOf(folder) < 0 || floorOf(folder) >= from)
      problems.push(`${name}: ${stage} may not import ${folder} (stages import leftwards only)`);
  }
  if (owner === "core" && !test) {
    for (const banned of [/\bDate\b\s*[.(]/, /Math\.random/, /performance\.now/, /\bconsole\./]) {
      const at = text.split("\n").findIndex((line) => banned.test(line) && !/^\s*(\*|\/\/)/.test(line));
      if (at >= 0) problems.push(`${name}:${at + 1}: core has no clock, randomness or output`);
    }
  }
  if (/\bas any\b|:\s*any\b|<any>|@ts-(ignore|nocheck|expect-error)/.test(text) && /\.tsx?$/.test(name))
    problems.push(`${name}: "any" and type escapes are not used here`);
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`${problems.length} house rule(s) broken; see CONTRIBUTING.md.`);
  process.exit(1);
}
console.log("house rules: ok");
