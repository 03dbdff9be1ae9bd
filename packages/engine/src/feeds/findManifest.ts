import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Manifest } from "./manifestSchema.ts";
import { parseManifest } from "./parseManifest.ts";

/** A manifest and where it was found. */
export interface FoundManifest {
  readonly manifest: Manifest;
  readonly path: string;
}

/** Name of a manifest inside a replay folder; it overrides the shipped ones. */
export const MANIFEST_FILE = "evenkeel.manifest.json";

const SHIPPED = fileURLToPath(new URL("../../manifests/", import.meta.url));

/**
 * Finds the manifest of a replay folder: the one given, the folder's own `evenkeel.manifest.json`, a shipped one that lists the folder's
 * base name, or the only shipped one that knows every CSV file in the folder.
 *
 * @throws EvenkeelError `REPLAY_DIRECTORY_INVALID`, `MANIFEST_NOT_FOUND`, `MANIFEST_INVALID`.
 */
export async function findManifest(directory: string, given?: string): Promise<FoundManifest> {
  const entries = await list(directory);
  if (given !== undefined) return read(resolve(given));
  if (entries.includes(MANIFEST_FILE)) return read(join(resolve(directory), MANIFEST_FILE));
  const shipped = await Promise.all(
    (await list(SHIPPED))
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => read(join(SHIPPED, name))),
  );
  const name = basename(resolve(directory));
  const named = shipped.find(({ manifest }) => manifest.matches.includes(name));
  if (named !== undefined) return named;
  const data = entries.filter((entry) => /\.csv(\.gz)?$/.test(entry));
  const known = shipped.filter(({ manifest }) => {
    const files = new Set([...manifest.files.map(({ file }) => file), ...(manifest.ignoredFiles ?? [])]);
    return data.length > 0 && data.every((file) => files.has(file));
  });
  const [only] = known;
  if (only !== undefined && known.length === 1) return only;
  throw new EvenkeelError({
    code: "MANIFEST_NOT_FOUND",
    message: "no manifest describes this folder",
    field: "directory",
    value: directory,
    remedy: `Write ${MANIFEST_FILE} into it; packages/engine/manifests holds two examples.`,
  });
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (cause) {
    const remedy = "Give the path of a readable folder of CSV files.";
    const message = "the replay folder cannot be read";
    throw new EvenkeelError({ code: "REPLAY_DIRECTORY_INVALID", message, field: "directory", value: directory, remedy }, { cause });
  }
}

async function read(path: string): Promise<FoundManifest> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const message = "the manifest cannot be read";
    throw new EvenkeelError(
      { code: "MANIFEST_NOT_FOUND", message, field: "manifest", value: path, remedy: "Give the path of a readable file." },
      { cause },
    );
  }
  return { manifest: parseManifest(text, basename(path)), path };
}
