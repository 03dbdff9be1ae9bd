import type { MarketSnapshot } from "@evenkeel/engine/api/wire";
import { type KeyboardEvent, useRef } from "react";
import { inBp } from "../words/format.ts";
import { TIER_WORDS } from "../words/tierWords.ts";
import { TierGlyph } from "./TierGlyph.tsx";

export interface MarketTabsProps {
  readonly markets: readonly string[];
  readonly snapshots: Readonly<Record<string, MarketSnapshot>>;
  readonly selected: string;
  select(market: string): void;
}

/** One tab per market, each with its tier and basis; arrow keys move between them. */
export function MarketTabs({ markets, snapshots, selected, select }: MarketTabsProps) {
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = markets[(markets.indexOf(selected) + step + markets.length) % markets.length];
    if (next === undefined) return;
    select(next);
    list.current?.querySelector<HTMLElement>(`[data-market="${CSS.escape(next)}"]`)?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label="Markets" ref={list} onKeyDown={move}>
      {markets.map((market) => {
        const round = snapshots[market]?.latest;
        const current = market === selected;
        return (
          <button
            key={market}
            type="button"
            role="tab"
            className="tab"
            data-market={market}
            aria-selected={current}
            aria-controls="market"
            tabIndex={current ? 0 : -1}
            onClick={() => select(market)}
          >
            {round !== undefined && <TierGlyph tier={round.tier} size={18} />}
            <span>{market}</span>
            {round !== undefined && (
              <span className="tab-basis number">
                {inBp(round.basis)} <span className="sr-only">{TIER_WORDS[round.tier].status}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
