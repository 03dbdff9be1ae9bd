import type { LiveRound, RunMarket } from "@evenkeel/engine/api/wire";
import { Traced } from "../trace/Traced.tsx";
import { formatApr, formatNumber, formatPercent, formatPrice, inBp, per8Hours, priceDecimals } from "../words/format.ts";
import { headline } from "../words/headline.ts";
import { modeWords } from "../words/modeWords.ts";
import { TIER_WORDS } from "../words/tierWords.ts";
import { Figure } from "./Figure.tsx";
import { LevelGauge } from "./LevelGauge.tsx";
import { TierGlyph } from "./TierGlyph.tsx";

/** Is this market level: the tier in shape and words, the sentence, the level and the four numbers. */
export function Headline({ round, market }: { readonly round: LiveRound; readonly market: RunMarket }) {
  const words = TIER_WORDS[round.tier];
  const mode = modeWords(round.mode, round.modeReason);
  const decimals = priceDecimals(round.index);
  const rate = round.fundingRatePerSecond;
  const traced = (field: string, text: string) => (
    <Traced market={round.market} field={field} round={round.round}>
      {text}
    </Traced>
  );
  const thresholds = round.basisThresholds.filter((threshold) => threshold !== null);
  return (
    <section className="headline" style={{ gridArea: "headline" }} aria-label={`Status of ${round.market}`}>
      <div className="status">
        <TierGlyph tier={round.tier} size={56} />
        <div>
          <h1 style={{ color: `var(--tier${round.tier}-text)` }}>{words.status}</h1>
          <p className="status-tier">
            {round.market} · {traced("tier", `tier ${round.tier}, ${words.name}`)} · {mode.name.toLowerCase()}
          </p>
        </div>
      </div>
      <div className="verdict">
        <p>{headline(round)}</p>
        <LevelGauge basis={round.basis} thresholds={thresholds} />
      </div>
      <dl className="figures">
        <Figure label="Mark" value={traced("mark", formatPrice(round.mark, decimals))} detail={market.quote} />
        <Figure
          label="Index"
          value={traced("index", formatPrice(round.index, decimals))}
          detail={round.confidence === null ? undefined : traced("confidence", `± ${formatPrice(round.confidence, decimals)}`)}
        />
        <Figure
          label="Basis"
          value={traced("basis", inBp(round.basis))}
          detail={round.z === null ? undefined : `${formatNumber(round.z, 1, true)} σ`}
        />
        <Figure
          label="Funding per 8 h"
          value={traced("fundingRate", inBp(rate === null ? null : per8Hours(rate), 2))}
          detail={rate === null ? undefined : `${formatApr(rate)} a year`}
        />
        <Figure label="Borrow a year" value={traced("borrowRate", formatApr(round.borrowRatePerSecond, false))} detail={payer(round)} />
        <Figure
          label="Initial margin"
          value={traced("initialMargin", formatPercent(round.initialMargin))}
          detail={
            round.maintenanceMargin === null ? undefined : traced("maintenanceMargin", `${formatPercent(round.maintenanceMargin)} to keep`)
          }
        />
      </dl>
    </section>
  );
}

function payer({ skew, borrowRatePerSecond }: LiveRound): string | undefined {
  if (skew === null || borrowRatePerSecond === null || borrowRatePerSecond === 0) return undefined;
  return skew === 0 ? "the larger side pays" : skew > 0 ? "longs pay the pool" : "shorts pay the pool";
}
