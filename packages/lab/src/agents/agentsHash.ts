import { createHash } from "node:crypto";
import { agentsBytes } from "./agentsBytes.ts";

/**
 * Gives the SHA-256 of the committed agents file, lower-case hex; reports print it so that a changed population cannot pass unnoticed.
 *
 * @example
 * agentsHash().length; // 64
 */
export function agentsHash(): string {
  return createHash("sha256").update(agentsBytes()).digest("hex");
}
