import { type HotGuard, pushRange, summariseWindow } from "./hotGuard.ts";
import type { HotIndex } from "./hotIndex.ts";

function baseline(guard: HotGuard, price: number, at: number): void {
  guard.present = 1;
  guard.lastAt = at;
  guard.lastPrice = price;
  guard.anchorAt = at;
  guard.anchorPrice = price;
  guard.rangeAt = at;
  guard.rangeLow = price;
  guard.rangeHigh = price;
  guard.windowCount = 0;
  guard.windowLow = Number.POSITIVE_INFINITY;
  guard.windowHigh = Number.NEGATIVE_INFINITY;
  guard.challenged = 0;
  guard.guarded = 0;
  guard.rebaselined = 1;
}

/** Moves the finished step into the window and drops what has left it. */
function nextStep(guard: HotGuard, at: number): void {
  const { window } = guard;
  const reach = guard.parameters.cumulativeWindowMillis;
  let kept = 0;
  for (let i = 0; i < guard.windowCount; i++) {
    if (at - (window[3 * i] as number) > reach) continue;
    if (kept !== i) window.copyWithin(3 * kept, 3 * i, 3 * i + 3);
    kept++;
  }
  guard.windowCount = kept;
  if (at - guard.rangeAt <= reach) pushRange(guard, guard.rangeAt, guard.rangeLow, guard.rangeHigh);
  summariseWindow(guard);
}

function challenge(guard: HotGuard, price: number, at: number, newStep: boolean): void {
  const { perStep, perSecond } = guard.parameters;
  let anew = guard.challenged === 0;
  if (!anew) {
    const anchorAt = newStep ? guard.challengerLastAt : guard.challengerAnchorAt;
    const anchorPrice = newStep ? guard.challengerLastPrice : guard.challengerAnchorPrice;
    const ratio = 1 + perStep + (perSecond * (at - anchorAt)) / 1000;
    guard.challengerAnchorAt = anchorAt;
    guard.challengerAnchorPrice = anchorPrice;
    anew = price > anchorPrice * ratio || price * ratio < anchorPrice;
  }
  if (anew) {
    guard.challengerSince = at;
    guard.challengerAnchorAt = at;
    guard.challengerAnchorPrice = price;
  }
  guard.challenged = 1;
  guard.challengerLastAt = at;
  guard.challengerLastPrice = price;
}

/** `guardPrice` in place: reads the aggregate, leaves the guarded price in `index.price`. */
export function guardHot(index: HotIndex): void {
  const { guard, aggregate: price, at } = index;
  const { stepMillis, perStep, perSecond, cumulative, rebaselineMillis } = guard.parameters;
  const step = Math.floor(at / stepMillis);
  if (guard.present === 0 || at - guard.lastAt > rebaselineMillis) {
    baseline(guard, price, at);
    guard.lastStep = step;
    index.price = price;
    return;
  }
  const newStep = step !== guard.lastStep;
  const anchorAt = newStep ? guard.lastAt : guard.anchorAt;
  const anchorPrice = newStep ? guard.lastPrice : guard.anchorPrice;
  if (newStep) nextStep(guard, at);
  let low = newStep ? anchorPrice : guard.rangeLow;
  let high = newStep ? anchorPrice : guard.rangeHigh;
  if (guard.windowLow < low) low = guard.windowLow;
  if (guard.windowHigh > high) high = guard.windowHigh;
  const ratio = 1 + perStep + (perSecond * (at - anchorAt)) / 1000;
  const stepLow = anchorPrice / ratio;
  const stepHigh = anchorPrice * ratio;
  const stepped = price < stepLow ? stepLow : price > stepHigh ? stepHigh : price;
  const windowLow = high / (1 + cumulative);
  const windowHigh = low * (1 + cumulative);
  const held = stepped < windowLow ? windowLow : stepped > windowHigh ? windowHigh : stepped;
  const guarded = held !== stepped ? 2 : stepped !== price ? 1 : 0;
  if (guarded === 0) guard.challenged = 0;
  else {
    challenge(guard, price, at, newStep);
    if (at - guard.challengerSince >= rebaselineMillis) {
      baseline(guard, price, at);
      guard.lastStep = step;
      index.price = price;
      return;
    }
  }
  guard.rangeLow = newStep ? held : Math.min(guard.rangeLow, held);
  guard.rangeHigh = newStep ? held : Math.max(guard.rangeHigh, held);
  guard.rangeAt = at;
  guard.anchorAt = anchorAt;
  guard.anchorPrice = anchorPrice;
  guard.lastAt = at;
  guard.lastPrice = held;
  guard.lastStep = step;
  guard.guarded = guarded;
  guard.rebaselined = 0;
  index.price = held;
}
