import { fileURLToPath } from "node:url";
import hardhatToolboxViem from "@nomicfoundation/hardhat-toolbox-viem";
import { defineConfig } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

/** Drops compiler warnings about dependencies (Solady alone prints hundreds); our own sources keep theirs. */
const quietDependencies: HardhatPlugin = {
  id: "evenkeel-quiet-dependencies",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        getCompilationJobErrors: async (context, job, output, next) => {
          const errors = await next(context, job, output);
          return errors.filter(
            ({ severity, formattedMessage }) => severity === "error" || !/--> (?:npm|.*node_modules)\//.test(formattedMessage ?? ""),
          );
        },
      }),
    }),
  },
};

const compiler = { version: "0.8.37", path: fileURLToPath(import.meta.resolve("solc/soljson.js")) };

const settings = (viaIR: boolean, runs: number) => ({
  ...compiler,
  settings: { optimizer: { enabled: true, runs }, viaIR, evmVersion: "cancun" },
});

export default defineConfig({
  plugins: [hardhatToolboxViem, quietDependencies],
  paths: { sources: "./src", tests: { solidity: "./test", nodejs: "./test" } },
  test: {
    solidity: {
      // a fixed seed: the same cases on every machine; a failure found elsewhere becomes a named case
      fuzz: { runs: 256, seed: "0x6576656e6b65656c" },
      invariant: { runs: 16, depth: 64, failOnRevert: true },
    },
  },
  solidity: {
    splitTestsCompilation: true,
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/governance/TimelockController.sol",
    ],
    // What is deployed goes through the IR pipeline. Tests deploy those artifacts, so they and everything else take the fast one.
    compilers: [settings(false, 200)],
    overrides: {
      "src/EquilibriumHub.sol": settings(true, 10_000),
      // as many runs as keep it below the 24,576 bytes of EIP-170
      "src/ClearingHouse.sol": settings(true, 2_000),
    },
  },
});
