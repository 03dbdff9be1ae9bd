import { access } from "node:fs/promises";
import { join } from "node:path";
import { findManifest } from "./findManifest.ts";
import { selectAsset } from "./selection.ts";

/** One market that a folder could be replayed as. */
export interface AssetListing {
  /** Key for `openReplay`. */
  readonly asset: string;
  /** Market id, e.g. `"POL-USD"`. */
  readonly market: string;
  readonly roundSeconds: number;
  readonly venues: readonly string[];
  /** Files that the asset needs and the folder lacks; empty when it can be replayed. */
  readonly missingFiles: readonly string[];
}

/**
 * Lists the assets of a replay folder, in the order of its manifest.
 *
 * @throws EvenkeelError those of `findManifest`.
 */
export async function listAssets(directory: string, manifestPath?: string): Promise<AssetListing[]> {
  const { manifest } = await findManifest(directory, manifestPath);
  return Promise.all(
    Object.keys(manifest.assets).map(async (name) => {
      const { asset, files } = selectAsset(manifest, name);
      const present = await Promise.all(
        files.map(({ file }) =>
          access(join(directory, file)).then(
            () => true,
            () => false,
          ),
        ),
      );
      return {
        asset: name,
        market: `${asset.base}-${asset.quote}`,
        roundSeconds: asset.roundSeconds,
        venues: [...new Set(asset.sources.map(({ venue }) => venue))],
        missingFiles: files.flatMap(({ file }, position) => (present[position] === true ? [] : [file])),
      };
    }),
  );
}
