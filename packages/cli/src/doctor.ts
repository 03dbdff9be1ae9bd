import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { openJournal, startEmbeddedChain } from "@evenkeel/engine";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string;
}

async function attempt(name: string, remedy: string, work: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await work(), remedy };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error), remedy };
  }
}

function portFree(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(`127.0.0.1:${port} is free`)));
  });
}

const built = (path: string) => existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
function requireBuilt(path: string): string {
  if (!built(path)) throw new Error(`packages/${path} is missing`);
  return `packages/${path}`;
}

/** Tries every part a run needs and prints what works; exits with 1 when something does not. */
export async function doctor(options: { readonly port: number; readonly json: boolean }): Promise<void> {
  const checks = [
    await attempt("node", "Run npm start once: it installs Node 24 into the project.", async () => {
      if (Number(process.versions.node.split(".")[0]) < 24) throw new Error(`Node ${process.versions.node} is older than 24`);
      return `Node ${process.versions.node}, V8 ${process.versions.v8}`;
    }),
    await attempt("contracts", "Run npm run setup.", async () => requireBuilt("contracts/artifacts")),
    await attempt("dashboard", "Run npm run setup.", async () => requireBuilt("dashboard/dist/index.html")),
    await attempt("chain", "Delete node_modules and run npm start: the native chain binary is missing.", async () => {
      const chain = await startEmbeddedChain(1_700_000_000);
      await chain.seal(1_700_000_010);
      await chain.close();
      return "EDR seals a block in process";
    }),
    await attempt("journal", "Delete node_modules and run npm start.", async () => {
      const journal = await openJournal({ directory: null });
      await journal.close();
      return "embedded PostgreSQL opens";
    }),
    await attempt("port", "Choose another with --port, or stop what listens there.", () => portFree(options.port)),
  ];
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: checks.every((check) => check.ok), checks }, null, 2)}\n`);
  else
    for (const { name, ok, detail, remedy } of checks)
      process.stdout.write(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(10)} ${detail}${ok ? "" : `\n      ${remedy}`}\n`);
  if (checks.some((check) => !check.ok)) process.exitCode = 1;
}
