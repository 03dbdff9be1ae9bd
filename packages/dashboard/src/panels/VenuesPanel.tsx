import type { LiveRound, VenueState } from "@evenkeel/engine/api/wire";
import { Panel } from "../parts/Panel.tsx";
import { formatDuration, formatPercent, formatPrice, inBp, priceDecimals } from "../words/format.ts";
import { reasonWords } from "../words/reasonWords.ts";

/** Every venue of the index: what it says, how much it counts, or the reason why it does not. */
export function VenuesPanel({ round }: { readonly round: LiveRound }) {
  const used = round.venues.filter(({ status }) => status === "used").length;
  return (
    <Panel title="Venues" area="venues" note={`${used} of ${round.venues.length} count`}>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Venue</th>
              <th scope="col" className="end">
                Price
              </th>
              <th scope="col" className="end">
                Off index
              </th>
              <th scope="col" className="end wide-only">
                Age
              </th>
              <th scope="col" className="end wide-only">
                Weight
              </th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {round.venues.map((venue) => (
              <VenueRow key={`${venue.venue} ${venue.pair}`} venue={venue} index={round.index} />
            ))}
          </tbody>
        </table>
      </div>
      {round.legs.length > 0 && (
        <ul className="legs">
          {round.legs.map(({ currency, kind, price, halfWidth, venues }) => (
            <li key={currency}>
              <b>{currency}</b> <span className="number">{formatPrice(price, 4)}</span>{" "}
              <span className="muted number">± {inBp(price === null || halfWidth === null ? null : halfWidth / price, 1, false)}</span>,{" "}
              {kind === "assumed" ? "assumed parity" : `from ${venues} ${venues === 1 ? "venue" : "venues"}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function VenueRow({ venue, index }: { readonly venue: VenueState; readonly index: number | null }) {
  const { price, ageMillis, weight, status, code, clamped } = venue;
  const off = price === null || index === null || index === 0 ? null : price / index - 1;
  return (
    <tr className={status === "used" ? undefined : "row-out"}>
      <th scope="row">
        {venue.venue} <span className="pair">{venue.pair}</span>
      </th>
      <td className="number end">{formatPrice(price, priceDecimals(index))}</td>
      <td className="number end">{inBp(off)}</td>
      <td className="number end wide-only">{formatDuration(ageMillis === null ? null : ageMillis / 1000)}</td>
      <td className="number end wide-only">
        <span className="weight" aria-hidden="true">
          <span style={{ width: `${100 * weight}%` }} />
        </span>
        {formatPercent(weight, 0)}
      </td>
      <td className="wrap">
        <span className={`mark mark-${status}`} aria-hidden="true" />
        {status === "used" ? (clamped ? "Counts, clamped" : "Counts") : code === null ? "Does not count" : reasonWords(code)}
      </td>
    </tr>
  );
}
