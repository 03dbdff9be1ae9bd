#!/usr/bin/env node
// Starts the command line under Node 24; an older Node hands over to the one installed with the project.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  await import("../src/main.ts");
} else {
  const { status, error } = spawnSync(path("../../../node_modules/.bin/node"), [path("../src/main.ts"), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error)
    console.error(
      `NODE_TOO_OLD: Node ${process.versions.node} cannot run Evenkeel. Run npm start once: it installs Node 24 into the project.`,
    );
  process.exitCode = status ?? 1;
}
