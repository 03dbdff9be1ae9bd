import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Locks of this process. In a container the process that died had, as often as not, the number that this one has. */
const held = new Set<string>();

/**
 * Claims a state folder for this process; the lock of a process that died is taken over, by one process however many try at once.
 *
 * @returns Releases the folder.
 * @throws EvenkeelError `STATE_DIRECTORY_INVALID`, `STATE_IN_USE`.
 */
export async function lockState(directory: string): Promise<() => Promise<void>> {
  try {
    await mkdir(directory, { recursive: true });
    // One folder may have several names.
    const path = join(await realpath(directory), "evenkeel.lock");
    if (held.has(path)) throw inUse(process.pid, directory);
    held.add(path);
    await claim(path, directory).catch((error: unknown) => {
      held.delete(path);
      throw error;
    });
    let released = false;
    return async () => {
      // A second call must not take away the lock of whoever came after.
      if (released) return;
      released = true;
      await rm(path, { force: true }).finally(() => held.delete(path));
    };
  } catch (cause) {
    if (cause instanceof EvenkeelError) throw cause;
    const message = "the state folder cannot be written";
    const remedy = "Choose a folder that this user may write.";
    throw new EvenkeelError({ code: "STATE_DIRECTORY_INVALID", message, field: "state", value: directory, remedy }, { cause });
  }
}

/** Makes the file `path` this process's own, or throws. */
async function claim(path: string, directory: string): Promise<void> {
  // Written before it is linked, so that nobody reads a lock that does not name its holder yet.
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, String(process.pid), { flag: "wx" });
  try {
    while (!(await linked(own, path))) {
      if (!(await isStale(path, directory))) continue;
      // Whoever takes over holds a lock for that, itself taken over when its holder died. A stale file changes under this one alone,
      // so what is found stale under it is stale when it is replaced.
      const takeover = `${path}.takeover`;
      await claim(takeover, directory);
      try {
        if (!(await isStale(path, directory))) continue;
        await rename(own, path);
        return;
      } finally {
        await rm(takeover, { force: true });
      }
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function linked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Whether the file's holder died; false when the file is gone. Throws while the holder lives. */
async function isStale(path: string, directory: string): Promise<boolean> {
  let holder: number;
  try {
    holder = Number(await readFile(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return false;
  }
  // `held` has told already that this process holds no lock here: a file with its number is a dead one's.
  if (holder !== process.pid && isAlive(holder)) throw inUse(holder, directory);
  return true;
}

function inUse(holder: number, directory: string): EvenkeelError {
  const message = `process ${holder} keeps its journal there`;
  const remedy = "Stop that process or choose another state folder.";
  return new EvenkeelError({ code: "STATE_IN_USE", message, field: "state", value: directory, remedy, retryable: true });
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
