import { agentsBytes } from "./agentsBytes.ts";
import type { AgentsFile } from "./agentsFile.ts";
import { parseAgents } from "./parseAgents.ts";

/**
 * Loads the committed population of traders.
 *
 * @throws EvenkeelError `AGENTS_FILE_INVALID` when the file was edited into something unusable.
 * @example
 * loadAgents().arbitrage.length; // 6
 */
export function loadAgents(): AgentsFile {
  return parseAgents(JSON.parse(new TextDecoder().decode(agentsBytes())));
}
