import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Manifest, ManifestAsset, ManifestLayout } from "./manifestSchema.ts";

/** One series to read, with its columns resolved. */
export interface SeriesSelection {
  readonly venue: string;
  readonly pair: string;
  readonly rank: number;
  readonly price: string;
  readonly size: string;
}

/** One file to read, and what in it. */
export interface FileSelection {
  readonly file: string;
  readonly layout: ManifestLayout;
  readonly series: readonly SeriesSelection[];
}

/** An asset's definition and the files and series that serve it. */
export interface AssetSelection {
  readonly asset: ManifestAsset;
  readonly files: readonly FileSelection[];
}

/**
 * Picks what has to be read for one asset: its index sources and the sources of its legs, nothing else.
 *
 * @throws EvenkeelError `ASSET_UNKNOWN`.
 */
export function selectAsset(manifest: Manifest, name: string): AssetSelection {
  const asset = Object.hasOwn(manifest.assets, name) ? manifest.assets[name] : undefined;
  if (asset === undefined) {
    const remedy = `Use one of: ${Object.keys(manifest.assets).join(", ")}.`;
    throw new EvenkeelError({ code: "ASSET_UNKNOWN", message: "the manifest defines no such asset", field: "asset", value: name, remedy });
  }
  const wanted = new Map<string, number>();
  const legs = Object.values(asset.legs).flatMap((leg) => (leg.kind === "index" ? leg.sources : []));
  for (const { venue, pair } of [...asset.sources, ...legs]) wanted.set(`${venue} ${pair}`, wanted.size);
  const files = manifest.files.flatMap(({ file, layout: layoutName, series }) => {
    const layout = manifest.layouts[layoutName];
    if (layout === undefined) return [];
    const picked = series.flatMap(({ venue, pair, price = layout.price, size = layout.size }) => {
      const rank = wanted.get(`${venue} ${pair}`);
      return rank === undefined || price === undefined || size === undefined ? [] : [{ venue, pair, rank, price, size }];
    });
    return picked.length > 0 ? [{ file, layout, series: picked }] : [];
  });
  return { asset, files };
}
