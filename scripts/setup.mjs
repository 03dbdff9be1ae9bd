// Makes a fresh clone ready: packages under Node 24, contracts compiled, dashboard built. Plain JavaScript for Node >= 18, no dependency.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".evenkeel-setup.json");

/** sha256 over the names and bytes of files and folders, so that a stamp changes exactly when its inputs do. */
function hashOf(...paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else hash.update(inner).update(readFileSync(join(root, inner)));
    }
  };
  for (const path of paths) {
    if (!existsSync(join(root, path))) continue;
    if (/\.[a-z]+$/.test(path)) hash.update(path).update(readFileSync(join(root, path)));
    else visit(path);
  }
  return hash.digest("hex");
}

function nodeAtLeast(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split(".").map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** Runs a command, showing elapsed seconds on a terminal; its output is shown only when it fails. */
function run(label, command, args, cwd) {
  const started = Date.now();
  const terminal = process.stdout.isTTY;
  process.stdout.write(terminal ? `  ${label} ...` : `  ${label} ...\n`);
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, PATH: path }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    const ticker = setInterval(() => {
      if (terminal) process.stdout.write(`\r  ${label} ... ${Math.round((Date.now() - started) / 1000)} s`);
    }, 1000);
    child.on("error", (error) => {
      clearInterval(ticker);
      reject(error);
    });
    child.on("close", (code) => {
      clearInterval(ticker);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code === 0) {
        process.stdout.write(terminal ? `\r  ${label}: done in ${seconds} s\n` : `  ${label}: done in ${seconds} s\n`);
        resolve();
      } else {
        process.stdout.write(`\n${output.slice(-6000)}\n`);
        reject(
          new Error(
            `SETUP_FAILED: "${command} ${args.join(" ")}" ended with code ${code}. Read the output above and run the command again.`,
          ),
        );
      }
    });
  });
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

const stamp = readStamp();
const remember = (key, value) => {
  stamp[key] = value;
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
};

const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/package.json`);
const steps = [
  {
    key: "packages",
    label: "installing packages (a minute the first time)",
    inputs: ["package-lock.json", "package.json", ...packages],
    output: "node_modules/.bin/tsc",
    // npm under Node 20 silently skips native builds that ask for Node 22, so npm itself must run under Node 24 there.
    work: (label) =>
      nodeAtLeast(22, 12) ? run(label, "npm", ["ci"], root) : run(label, "npx", ["--yes", "-p", "node@24", "npm", "ci"], root),
  },
  {
    key: "contracts",
    label: "compiling contracts",
    inputs: ["package-lock.json", "packages/contracts/src", "packages/contracts/hardhat.config.ts"],
    output: "packages/contracts/artifacts",
    work: (label) => run(label, "npm", ["run", "--silent", "build"], join(root, "packages/contracts")),
  },
  {
    key: "dashboard",
    label: "building the dashboard",
    inputs: [
      "package-lock.json",
      "packages/dashboard/src",
      "packages/dashboard/index.html",
      "packages/dashboard/vite.config.ts",
      "packages/engine/src/api/wire.ts",
    ],
    output: "packages/dashboard/dist/index.html",
    work: (label) => run(label, "npm", ["run", "--silent", "build"], join(root, "packages/dashboard")),
  },
];

let announced = false;
try {
  for (const step of steps) {
    const want = hashOf(...step.inputs);
    if (stamp[step.key] === want && existsSync(join(root, step.output))) continue;
    if (!announced) console.log("Evenkeel: setting up (only what changed)");
    announced = true;
    await step.work(step.label);
    remember(step.key, want);
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
