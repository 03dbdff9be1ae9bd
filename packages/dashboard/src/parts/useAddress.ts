import { useSyncExternalStore } from "react";
import { type Address, formatAddress, parseAddress } from "./address.ts";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The page's address, followed as it changes. */
export function useAddress(): Address {
  return parseAddress(useSyncExternalStore(subscribe, () => location.hash));
}

/** A trace that this page opened itself: closing it goes back, so that the history keeps no copies. */
let openedHere = false;

/** Names a market and, when given, the trace of one of its numbers. */
export function goTo(address: Address): void {
  openedHere = address.trace !== null && (openedHere || parseAddress(location.hash).trace === null);
  location.hash = formatAddress(address);
}

/** Shows another number in the open trace without another entry in the history. */
export function swapTrace(address: Address): void {
  history.replaceState(null, "", formatAddress(address));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Leaves the trace and stays at the market. */
export function leaveTrace(market: string): void {
  if (openedHere) history.back();
  else swapTrace({ market, trace: null });
  openedHere = false;
}
