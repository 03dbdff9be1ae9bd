import { type Violation, ViolationsError } from "../config/violationsError.ts";
import { violationsOf } from "../config/violationsOf.ts";
import { type Manifest, type ManifestAsset, manifestSchema } from "./manifestSchema.ts";

/**
 * Reads a replay manifest: unknown keys are refused, and everything wrong is reported at once.
 *
 * @param text JSON text.
 * @param name What to call the manifest in an error, e.g. its path.
 * @throws ViolationsError `MANIFEST_INVALID`.
 * @example
 * parseManifest("{}", "x.json") // throws MANIFEST_INVALID: x.json has 7 problems (manifestVersion, description, ... = nothing, ...)
 */
export function parseManifest(text: string, name: string): Manifest {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const remedy = "Correct the JSON syntax.";
    throw new ViolationsError("MANIFEST_INVALID", name, [{ path: "", message: String(cause), value: text.slice(0, 40), remedy }]);
  }
  const parsed = manifestSchema.safeParse(document);
  if (!parsed.success) throw new ViolationsError("MANIFEST_INVALID", name, violationsOf(manifestSchema, document, parsed.error.issues));
  const violations = inconsistencies(parsed.data);
  if (violations.length > 0) throw new ViolationsError("MANIFEST_INVALID", name, violations);
  return parsed.data;
}

function inconsistencies(manifest: Manifest): Violation[] {
  return [...fileViolations(manifest), ...Object.entries(manifest.assets).flatMap(([key, asset]) => assetViolations(manifest, key, asset))];
}

function fileViolations(manifest: Manifest): Violation[] {
  const violations: Violation[] = [];
  const seen = new Map<string, string>();
  for (const [index, { file, layout: layoutName, series }] of manifest.files.entries()) {
    const path = `files[${index}]`;
    if (/[\\/]|^\.\.?$/.test(file))
      violations.push(wrong(`${path}.file`, "is not a plain file name", file, "Name a file directly in the directory."));
    const layout = manifest.layouts[layoutName];
    if (layout === undefined) {
      violations.push(wrong(`${path}.layout`, "names no layout", layoutName, `Use one of: ${Object.keys(manifest.layouts).join(", ")}.`));
      continue;
    }
    for (const [position, { venue, pair, price, size }] of series.entries()) {
      const at = `${path}.series[${position}]`;
      const remedy = "Name the column here or in the layout.";
      if ((price ?? layout.price) === undefined) violations.push(wrong(`${at}.price`, "names no price column", price, remedy));
      if ((size ?? layout.size) === undefined) violations.push(wrong(`${at}.size`, "names no size column", size, remedy));
      const key = `${venue} ${pair}`;
      const first = seen.get(key);
      if (first !== undefined) violations.push(wrong(at, `repeats ${first}`, key, "Keep one series per venue and pair."));
      seen.set(key, first ?? at);
    }
  }
  return violations;
}

function assetViolations(manifest: Manifest, key: string, asset: ManifestAsset): Violation[] {
  const violations: Violation[] = [];
  const known = new Set(manifest.files.flatMap((file) => file.series.map(({ venue, pair }) => `${venue} ${pair}`)));
  const path = `assets.${key}`;
  const check = (sources: ManifestAsset["sources"], at: string, base: string, quotes: readonly string[], minimum: number): void => {
    for (const [position, { venue, pair }] of sources.entries()) {
      const where = `${at}.sources[${position}]`;
      if (!known.has(`${venue} ${pair}`)) {
        violations.push(wrong(where, "no file has this venue and pair", `${venue} ${pair}`, "Add a series for it under files."));
      }
      const [pairBase, pairQuote] = pair.split("/");
      if (pairBase !== base || pairQuote === undefined || !quotes.includes(pairQuote)) {
        const remedy = `Use ${base}/ followed by one of ${quotes.join(", ")}, or add a leg.`;
        violations.push(wrong(`${where}.pair`, "does not convert into the market's currency", pair, remedy));
      }
    }
    const venues = new Set(sources.map(({ venue }) => venue)).size;
    if (minimum > venues) {
      violations.push(
        wrong(`${at}.minimumVenues`, "asks for more distinct venues than the sources have", minimum, `Use at most ${venues}.`),
      );
    }
  };
  check(asset.sources, path, asset.base, [asset.quote, ...Object.keys(asset.legs)], asset.minimumVenues);
  for (const [currency, leg] of Object.entries(asset.legs)) {
    if (leg.kind === "index") check(leg.sources, `${path}.legs.${currency}`, currency, [asset.quote], leg.minimumVenues);
  }
  return violations;
}

function wrong(path: string, message: string, value: unknown, remedy: string): Violation {
  return { path, message, value, remedy };
}
