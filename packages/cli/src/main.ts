import { createProgram } from "./program.ts";
import { reportFailure } from "./reportFailure.ts";

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error, process.argv.includes("--json"), process.stderr);
  });
