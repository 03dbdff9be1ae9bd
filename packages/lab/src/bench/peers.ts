import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../bench-peers");

/** How the peers' packages are installed; they weigh 600 MB, so nobody gets them unasked. */
export const INSTALL_PEERS = "npx --yes -p node@24 npm ci --ignore-scripts --prefix packages/lab/bench-peers";

/** True when the peers' packages were installed beside the bench. */
export function hasPeers(): boolean {
  return existsSync(join(FOLDER, "node_modules"));
}

/** A CommonJS module of a peer's package, by its path inside `node_modules`. */
export function requirePeer(path: string): unknown {
  return createRequire(join(FOLDER, "package.json"))(path);
}
