// One seed for every property test, so that a run that passed passes again; `npm run test:long` leaves it out and draws its own.
import fc from "fast-check";

fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20_261_125),
  interruptAfterTimeLimit: 120_000,
  markInterruptAsFailure: true,
});
