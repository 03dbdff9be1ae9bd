import { readFileSync } from "node:fs";
import { EvenkeelError } from "@evenkeel/core";

/**
 * Reads a compiled contract of this package.
 *
 * @param source Path below `artifacts/`, e.g. `"src/EquilibriumHub.sol/EquilibriumHub"`.
 * @throws EvenkeelError ARTIFACT_MISSING when the contracts have not been built.
 */
export function readArtifact<Artifact>(source: string): Artifact {
  const file = new URL(`../artifacts/${source}.json`, import.meta.url);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Artifact;
  } catch (cause) {
    throw new EvenkeelError(
      {
        code: "ARTIFACT_MISSING",
        message: "the compiled contract could not be read",
        field: "artifact",
        value: source,
        remedy: "Build the contracts: npm run build -w @evenkeel/contracts.",
        retryable: true,
      },
      { cause },
    );
  }
}
