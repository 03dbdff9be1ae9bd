import { escapeHtml } from "./escapeHtml.ts";
import { formatBp } from "./format.ts";

const WIDTH = 260;
const HEIGHT = 44;
const MIDDLE = WIDTH / 2;
/** The tube shows this many bands to either side. */
const BANDS_SHOWN = 2.5;

/** A spirit level: the bubble is the mean basis, the line through it the 99th percentile of |basis|, the two ticks the band. */
export function levelSvg(meanBp: number, p99AbsBp: number, bandBp: number): string {
  const reach = MIDDLE - 26;
  const place = (bp: number): number => Math.round((MIDDLE + Math.max(-1, Math.min(1, bp / (BANDS_SHOWN * bandBp))) * reach) * 10) / 10;
  const tick = (bp: number): string => `<path d="M${place(bp)},5V${HEIGHT - 5}" stroke="var(--ink-2)" stroke-width="1.5"/>`;
  const label = `Spirit level: mean basis ${formatBp(meanBp)}, 99th percentile ${formatBp(p99AbsBp)}, band ${formatBp(bandBp)}`;
  return `<svg class="level" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}"><rect x="1" y="5" width="${WIDTH - 2}" height="${HEIGHT - 10}" rx="${(HEIGHT - 10) / 2}" fill="var(--tube)" stroke="var(--line)"/><path d="M${place(-p99AbsBp)},${HEIGHT / 2}H${place(p99AbsBp)}" stroke="var(--mark)" stroke-width="3" stroke-opacity=".35" stroke-linecap="round"/>${tick(-bandBp)}${tick(bandBp)}<ellipse cx="${place(meanBp)}" cy="${HEIGHT / 2}" rx="15" ry="11" fill="var(--mark)" fill-opacity=".85"/><ellipse cx="${place(meanBp) - 4}" cy="${HEIGHT / 2 - 4}" rx="5" ry="2.6" fill="#fff" fill-opacity=".6"/></svg>`;
}
