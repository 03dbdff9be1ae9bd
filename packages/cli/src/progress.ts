import { SingleBar } from "cli-progress";

/** A bar for long runs; silent when nobody watches. */
export function createProgress(silent: boolean): { update(done: number): void; done(): void } {
  if (silent) return { update: () => undefined, done: () => undefined };
  const bar = new SingleBar({ format: "  {bar} {percentage} %  {eta_formatted} left", hideCursor: true, fps: 4, etaBuffer: 500 });
  bar.start(1_000, 0);
  return {
    update: (done) => bar.update(Math.round(done * 1_000)),
    done: () => bar.stop(),
  };
}
