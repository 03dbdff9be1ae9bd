/** One account's position in one market as rebuilt from events; floats, for screening only. */
export interface BookedPosition {
  /** Signed base units. */
  readonly size: number;
  /** Sum of size times fill price, signed like the size. */
  readonly entryNotional: number;
}

/** Positions and collateral by account; the chain decides, this only says whom to ask about. */
export interface PositionBook {
  filled(account: string, size: number, price: number): void;
  closed(account: string): void;
  collateral(account: string, delta: number): void;
  position(account: string): BookedPosition;
  /** Accounts whose estimated equity is below `multiple` times maintenance at `index`, most endangered first. */
  endangered(index: number, maintenanceMargin: number, multiple: number): readonly string[];
  /** Sum over accounts of profit at `index`, quote currency. */
  unrealised(index: number): number;
}

const FLAT: BookedPosition = { size: 0, entryNotional: 0 };

export function createPositionBook(): PositionBook {
  const positions = new Map<string, BookedPosition>();
  const collateral = new Map<string, number>();

  function profit({ size, entryNotional }: BookedPosition, index: number): number {
    return size * index - entryNotional;
  }

  return {
    filled(account, size, price) {
      const { size: held, entryNotional } = positions.get(account) ?? FLAT;
      const next = held + size;
      if (held === 0 || Math.sign(held) === Math.sign(size)) {
        positions.set(account, { size: next, entryNotional: entryNotional + size * price });
      } else if (Math.abs(size) <= Math.abs(held)) {
        const kept = next / held;
        collateral.set(account, (collateral.get(account) ?? 0) + -size * price - entryNotional * (1 - kept));
        positions.set(account, { size: next, entryNotional: entryNotional * kept });
      } else {
        collateral.set(account, (collateral.get(account) ?? 0) + held * price - entryNotional);
        positions.set(account, { size: next, entryNotional: next * price });
      }
    },
    closed(account) {
      positions.delete(account);
    },
    collateral(account, delta) {
      collateral.set(account, (collateral.get(account) ?? 0) + delta);
    },
    position: (account) => positions.get(account) ?? FLAT,
    endangered(index, maintenanceMargin, multiple) {
      const found: { readonly account: string; readonly cover: number }[] = [];
      for (const [account, position] of positions) {
        const requirement = Math.abs(position.size) * index * maintenanceMargin;
        if (requirement === 0) continue;
        const cover = ((collateral.get(account) ?? 0) + profit(position, index)) / requirement;
        if (cover < multiple) found.push({ account, cover });
      }
      return found.sort((a, b) => a.cover - b.cover).map(({ account }) => account);
    },
    unrealised(index) {
      let sum = 0;
      for (const position of positions.values()) sum += profit(position, index);
      return sum;
    },
  };
}
