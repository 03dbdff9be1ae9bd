import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { EvenkeelError } from "@evenkeel/core";
import { adlTasks } from "./adlTasks.ts";
import { decisionTasks } from "./decisionTasks.ts";
import { driftTasks } from "./driftTasks.ts";
import { formatRows, rowsAsJson } from "./formatRows.ts";
import { gmxTasks } from "./gmxTasks.ts";
import { optionTasks } from "./optionTasks.ts";
import { hasPeers, INSTALL_PEERS } from "./peers.ts";
import { poolTasks } from "./poolTasks.ts";
import { portfolioTasks } from "./portfolioTasks.ts";
import { runTasks, selectTasks } from "./runTasks.ts";
import { stageTasks } from "./stageTasks.ts";

const USAGE = "npm run bench [-- --json] [--only NAME]";

function readArguments(args: readonly string[]): { readonly json: boolean; readonly only: string | null } {
  try {
    const options = { json: { type: "boolean" }, only: { type: "string" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    return { json: values.json ?? false, only: values.only ?? null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EvenkeelError({
      code: "BENCH_OPTION_INVALID",
      message,
      field: "arguments",
      value: args.join(" "),
      remedy: `Usage: ${USAGE}`,
    });
  }
}

async function run(args: readonly string[]): Promise<void> {
  const { json, only } = readArguments(args);
  const peers = hasPeers();
  const tasks = selectTasks(
    [
      ...decisionTasks(),
      ...stageTasks(),
      ...gmxTasks(peers),
      ...driftTasks(peers),
      ...adlTasks(),
      ...poolTasks(),
      ...optionTasks(peers),
      ...portfolioTasks(),
    ],
    only,
  );
  const rows = await runTasks(tasks, (name) => process.stderr.write(`measured ${name}\n`));
  if (json) {
    process.stdout.write(`${JSON.stringify(rowsAsJson(rows), null, 2)}\n`);
    return;
  }
  const [cpu] = cpus();
  process.stdout.write(`${formatRows(rows)}\nNode ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? "unknown processor"}\n`);
  if (!peers) process.stdout.write(`The peers' clients are not installed; to compare with them: ${INSTALL_PEERS}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof EvenkeelError)) throw error;
  const { code, message, field, value, remedy, retryable } = error;
  const asJson = process.argv.includes("--json");
  process.stderr.write(`${asJson ? JSON.stringify({ error: { code, message, field, value, remedy, retryable } }) : message}\n`);
  process.exitCode = 2;
});
