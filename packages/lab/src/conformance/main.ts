import { parseArgs } from "node:util";
import { EvenkeelError } from "@evenkeel/core";
import { formatReport } from "./formatReport.ts";
import { defaultVectorFiles, readVectors } from "./readVectors.ts";
import { runVectors } from "./runVectors.ts";

const USAGE = "npm run conformance -- [FILE...] [--json]";

function readArguments(args: readonly string[]): { readonly files: string[]; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: "boolean" } }, allowPositionals: true });
    return { files: positionals, json: values.json ?? false };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EvenkeelError({
      code: "VECTORS_OPTION_INVALID",
      message,
      field: "arguments",
      value: args.join(" "),
      remedy: `Usage: ${USAGE}`,
    });
  }
}

function run(args: readonly string[]): number {
  const { files, json } = readArguments(args);
  const paths = files.length > 0 ? files : defaultVectorFiles();
  if (paths.length === 0) {
    const remedy = `Name the files: ${USAGE}`;
    throw new EvenkeelError({ code: "VECTORS_UNREADABLE", message: "no vector file was found", field: "file", value: "", remedy });
  }
  const report = runVectors(paths.map(readVectors));
  const plain = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
  process.stdout.write(`${json ? JSON.stringify(report, plain, 2) : formatReport(report)}\n`);
  return report.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof EvenkeelError)) throw error;
  const { code, message, field, value, remedy, retryable } = error;
  const asJson = process.argv.includes("--json");
  process.stderr.write(`${asJson ? JSON.stringify({ error: { code, message, field, value, remedy, retryable } }) : message}\n`);
  process.exitCode = 2;
}
