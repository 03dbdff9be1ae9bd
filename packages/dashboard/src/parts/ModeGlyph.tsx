import type { MarketMode } from "@evenkeel/engine/api/wire";

/** A gate for each mode: open, half closed, closed save a way out, barred. Said in words beside it. */
const PATHS: Readonly<Record<MarketMode, string>> = {
  Normal: "M4 4v16M20 4v16",
  GapClosing: "M4 4v16M20 4v16M4 9h7M4 15h7",
  ReduceOnly: "M4 4v16M20 4v16M4 8h16M4 12h16M12 16v5m-3-2 3 3 3-3",
  Halted: "M4 4v16M20 4v16M4 8h16M4 12h16M4 16h16",
};

export function ModeGlyph({ mode, size = 20 }: { readonly mode: MarketMode; readonly size?: number }) {
  return (
    <svg className="glyph" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={PATHS[mode]} fill="none" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
