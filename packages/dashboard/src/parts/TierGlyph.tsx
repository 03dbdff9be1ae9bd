import type { WireTier } from "@evenkeel/engine/api/wire";
import { TIER_WORDS } from "../words/tierWords.ts";

/** A shape per tier, so that colour is never the only sign: circle, diamond, triangle, pentagon, octagon. */
const SHAPES: Readonly<Record<WireTier, string>> = {
  0: "M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20Z",
  1: "M12 1 23 12 12 23 1 12Z",
  2: "M12 1.500 23.500 22H.500Z",
  3: "M12 1 23 9.500 18.800 22.500H5.200L1 9.500Z",
  4: "M7.500 1.500h9l6 6v9l-6 6h-9l-6-6v-9Z",
};

export interface TierGlyphProps {
  readonly tier: WireTier;
  readonly size?: number;
  /** Spoken name; leave out where the tier is said in text beside it. */
  readonly label?: boolean;
}

/** The shape of a tier with its number. */
export function TierGlyph({ tier, size = 20, label = false }: TierGlyphProps) {
  // A digit of a small shape takes more of it, so that it stays legible.
  const digit = size < 24 ? 15 : 12;
  return (
    <svg className="glyph" viewBox="0 0 24 24" width={size} height={size} style={{ color: `var(--tier${tier})` }} aria-hidden={!label}>
      <title>{`Tier ${tier}, ${TIER_WORDS[tier].name}`}</title>
      <path d={SHAPES[tier]} fill="currentColor" />
      <text
        x="12"
        y={(tier === 2 ? 14.3 : 12.2) + digit * 0.35}
        textAnchor="middle"
        fontSize={digit}
        fontWeight="700"
        fill={`var(--tier${tier}-on)`}
      >
        {tier}
      </text>
    </svg>
  );
}
