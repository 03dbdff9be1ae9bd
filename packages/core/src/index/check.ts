import { refuse, type Violation, within } from "../market/refuse.ts";
import { driftViolations } from "./freeze/drift.ts";
import type { IndexParameters, PriceParameters } from "./parameters.ts";

function indexViolations(path: string, p: IndexParameters, quote: string, currencies: ReadonlySet<string>): Violation[] {
  const venues = new Set(p.sources.map((s) => s.venue));
  const names = p.sources.map((s) => `${s.venue} ${s.pair}`);
  const positive = (field: string, value: number) => within(`${path}.${field}`, value, 0, Infinity, true);
  const fraction = (field: string, value: number) => within(`${path}.${field}`, value, 0, 1);
  const foreign = names.filter((_, i) => {
    const pair = p.sources[i]?.pair ?? "";
    const currency = pair.slice(pair.indexOf("/") + 1);
    return !pair.includes("/") || (currency !== quote && !currencies.has(currency));
  });
  const caps = p.weights.capByCount;
  return [
    ...(p.sources.length === 0 ? [{ field: `${path}.sources`, value: "[]", rule: "must name at least one source" }] : []),
    ...names
      .filter((name, i) => names.indexOf(name) !== i)
      .map((value) => ({ field: `${path}.sources`, value, rule: "must be named once" })),
    ...[...venues]
      .filter((venue) => venue in Object.prototype)
      .map((value) => ({ field: `${path}.sources`, value, rule: "must not be named like a property of every object" })),
    ...foreign.map((value) => ({ field: `${path}.sources`, value, rule: "must be quoted in the market's currency or one with a leg" })),
    ...p.sources.flatMap((s, i) => (s.stalenessMillis === undefined ? [] : positive(`sources[${i}].stalenessMillis`, s.stalenessMillis))),
    ...positive("stalenessMillis", p.stalenessMillis),
    ...within(`${path}.futureMillis`, p.futureMillis, 0, Infinity),
    ...positive("maxSpread", p.maxSpread),
    ...within(`${path}.minimumVenues`, p.minimumVenues, 1, Math.max(1, venues.size)),
    ...fraction("singleVenueHalfWidth", p.singleVenueHalfWidth),
    ...within(`${path}.outlier.threshold`, p.outlier.threshold, 0, Infinity, true),
    ...within(`${path}.outlier.readmitFraction`, p.outlier.readmitFraction, 0, 1, true),
    ...within(`${path}.outlier.dwellMillis`, p.outlier.dwellMillis, 0, Infinity),
    ...positive("weights.halfLifeMillis", p.weights.halfLifeMillis),
    ...positive("weights.errorScale", p.weights.errorScale),
    ...caps.flatMap(({ venues: count, cap }, i) => within(`${path}.weights.capByCount[${i}].cap`, cap, 1 / count, 1)),
    ...(caps.some(({ venues: count }, i) => count <= (caps[i - 1]?.venues ?? 0))
      ? [{ field: `${path}.weights.capByCount`, value: caps.map((row) => row.venues).join(), rule: "must be sorted by venues" }]
      : []),
    ...(p.drift === null ? [] : driftViolations(`${path}.drift.`, p.drift)),
    ...within(`${path}.clampWidth`, p.clampWidth, 0, 1, true),
    ...fraction("confidence.floor", p.confidence.floor),
    ...within(`${path}.confidence.dispersionMultiple`, p.confidence.dispersionMultiple, 0, Infinity),
    ...fraction("confidence.driftPerRootSecond", p.confidence.driftPerRootSecond),
    ...within(`${path}.confidence.maxRelative`, p.confidence.maxRelative, 0, 1, true),
    ...positive("guard.stepMillis", p.guard.stepMillis),
    ...within(`${path}.guard.perStep`, p.guard.perStep, 0, Infinity),
    ...within(`${path}.guard.perSecond`, p.guard.perSecond, 0, Infinity),
    ...positive("guard.cumulative", p.guard.cumulative),
    ...positive("guard.rebaselineMillis", p.guard.rebaselineMillis),
    ...within(`${path}.guard.cumulativeWindowMillis`, p.guard.cumulativeWindowMillis, p.guard.rebaselineMillis, Infinity),
  ];
}

/**
 * Refuses parameters of a market's index that break a rule, all violations at once.
 *
 * @throws EvenkeelError `INDEX_PARAMETERS`
 * @example
 * checkPriceParameters({ ...parameters, index: { ...parameters.index, minimumVenues: 9 } }) // throws: index.minimumVenues must lie between 1 and 4, is 9
 */
export function checkPriceParameters(p: PriceParameters): void {
  const legs = Object.entries(p.legs);
  const violations = indexViolations("index", p.index, p.quote, new Set(legs.map(([currency]) => currency)));
  const routes = new Map<string, string>();
  const claim = (owner: string, { sources }: IndexParameters) => {
    for (const { venue, pair } of sources) {
      const name = `${venue} ${pair}`;
      const other = routes.get(name);
      // A quote has one route, so that it cannot feed an index and the leg that converts it.
      if (other !== undefined && other !== owner)
        violations.push({ field: `${owner}.sources`, value: name, rule: `must not feed ${other} too` });
      routes.set(name, owner);
    }
  };
  claim("index", p.index);
  for (const [currency, leg] of legs) {
    if (leg.kind === "assumed") {
      violations.push(...within(`legs.${currency}.price`, leg.price, 0, Infinity, true));
      violations.push(...within(`legs.${currency}.halfWidth`, leg.halfWidth, 0, Infinity));
    } else {
      claim(`legs.${currency}`, leg.index);
      violations.push(...indexViolations(`legs.${currency}`, leg.index, p.quote, new Set()));
    }
  }
  refuse("INDEX_PARAMETERS", violations);
}
