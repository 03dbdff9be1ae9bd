import { useEffect, useState, useSyncExternalStore } from "react";
import { connectStream } from "./connectStream.ts";
import { createLiveStore } from "./createLiveStore.ts";
import type { LiveState } from "./liveState.ts";

/** The live state of the run, connected for as long as the component is shown. */
export function useLive(): LiveState {
  const [store] = useState(createLiveStore);
  useEffect(() => connectStream(store), [store]);
  return useSyncExternalStore(store.subscribe, store.get);
}
