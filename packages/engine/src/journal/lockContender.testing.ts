import { lockState } from "./lockState.ts";

/** A process that claims each folder it is told, says `took` or the error's code, and lets it go when it is told `release`. */
let release: () => Promise<void> = async () => undefined;
process.on("message", async (message: string) => {
  if (message === "release") {
    await release();
    release = async () => undefined;
    process.send?.("released");
    return;
  }
  try {
    release = await lockState(message);
    process.send?.("took");
  } catch (error) {
    process.send?.((error as { code?: string }).code ?? String(error));
  }
});
process.send?.("ready");
