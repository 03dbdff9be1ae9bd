/** How margins follow volatility; JSON-serialisable. All margins are fractions of notional. */
export interface MarginParameters {
  /** Initial margin in standard deviations of the move over `horizonSeconds`. */
  readonly multiple: number;
  /** Time a position may need to be closed. */
  readonly horizonSeconds: number;
  readonly initialFloor: number;
  readonly initialMax: number;
  /** Maintenance margin as a share of initial margin, before its own limits. */
  readonly maintenanceShare: number;
  readonly maintenanceMin: number;
  readonly maintenanceMax: number;
  /** Largest change of the maintenance margin, fraction per second: nobody is liquidated by a parameter. */
  readonly maintenanceRampPerSecond: number;
  /** Initial margin is at least this many maintenance margins. */
  readonly initialOverMaintenance: number;
}
