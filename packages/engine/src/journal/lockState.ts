import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Locks of this process. In a container the process that died had, as often as not, the number that this one has. */
const held = new Set<string>();

/**
 * Claims a state folder for this process; the lock of a process that died is taken over.
 *
 * @returns Releases the folder.
 * @throws EvenkeelError `STATE_DIRECTORY_INVALID`, `STATE_IN_USE`.
 */
export async function lockState(directory: string): Promise<() => Promise<void>> {
  const path = resolve(join(directory, "evenkeel.lock"));
  try {
    await mkdir(directory, { recursive: true });
    await claim(path, directory);
    held.add(path);
  } catch (cause) {
    if (cause instanceof EvenkeelError) throw cause;
    const message = "the state folder cannot be written";
    const remedy = "Choose a folder that this user may write.";
    throw new EvenkeelError({ code: "STATE_DIRECTORY_INVALID", message, field: "state", value: directory, remedy }, { cause });
  }
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}

async function claim(path: string, directory: string): Promise<void> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(await readFile(path, "utf8"));
    if (holder === process.pid ? held.has(path) : isAlive(holder)) {
      const message = `process ${holder} keeps its journal there`;
      const remedy = "Stop that process or choose another state folder.";
      throw new EvenkeelError({ code: "STATE_IN_USE", message, field: "state", value: directory, remedy, retryable: true });
    }
    await writeFile(path, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
