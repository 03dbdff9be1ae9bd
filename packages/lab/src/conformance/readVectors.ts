import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core";
import { parseVectors } from "./parseVectors.ts";
import type { VectorFile } from "./runVectors.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");

/** Where the full set is looked for, in order: beside the checkout, then the copies in the repository. */
const FOLDERS = [join(root, "../shared/vectors"), join(root, "vectors/conformance")];

/** Paths of the whole set, or an empty list when there is none. */
export function defaultVectorFiles(): string[] {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Reads one vector file.
 *
 * @throws EvenkeelError VECTORS_UNREADABLE, VECTORS_INVALID
 */
export function readVectors(file: string): VectorFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = "Give the path of a readable JSON file.";
    throw new EvenkeelError({ code: "VECTORS_UNREADABLE", message: reason, field: "file", value: file, remedy }, { cause: error });
  }
  return { file, cases: parseVectors(text, file) };
}
