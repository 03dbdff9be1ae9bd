export { createHotMarket } from "./createHotMarket.ts";
export { CAME_TO, decideOnQuote } from "./decideOnQuote.ts";
export { type SpreadFunding, type SpreadFundingInput, spreadFunding } from "./funding/spreadFunding.ts";
export type { HotMarket } from "./hotMarket.ts";
export type { HotInput } from "./index/absorbHot.ts";
export { loadHot } from "./loadHot.ts";
export { observeHot, routeOf } from "./observeHot.ts";
export { saveHot } from "./saveHot.ts";
