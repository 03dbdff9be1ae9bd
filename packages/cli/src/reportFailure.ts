import { EvenkeelError } from "@evenkeel/core";

/** Exit code of a refused input; anything unexpected exits with 1. */
export const REFUSED = 2;

/**
 * Says what went wrong in one readable block, or as one JSON object, and returns the exit code.
 *
 * A coded error is the user's to mend, so it shows no stack; any other error is ours and shows all.
 */
export function reportFailure(error: unknown, json: boolean, out: { write(text: string): unknown }): number {
  if (error instanceof EvenkeelError) {
    const { code, field, remedy, retryable } = error;
    if (json)
      out.write(`${JSON.stringify({ error: { code, message: error.message, field, value: String(error.value), remedy, retryable } })}\n`);
    else out.write(`\nerror ${error.message}\n       docs/errors.md explains ${code}.\n`);
    return REFUSED;
  }
  out.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
