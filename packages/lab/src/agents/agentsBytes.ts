import { readFileSync } from "node:fs";

/** Reads the committed agents file as it is on disk. */
export function agentsBytes(): Uint8Array {
  return readFileSync(new URL("./agents.json", import.meta.url));
}
