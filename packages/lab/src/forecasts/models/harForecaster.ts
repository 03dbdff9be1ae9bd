import { addHarRow, createHarTraining, fitHar, forecastHar, type HarModel } from "@evenkeel/core/volatility/har/harModel";
import { type HarSpecification, harColumns } from "@evenkeel/core/volatility/har/harSpecification";
import { createHarState, harRegressors, resetHar, updateHar } from "@evenkeel/core/volatility/har/harState";
import type { ForecastParameters } from "../forecastParameters.ts";
import { type HourlySeries, targetsOf } from "../hourlySeries.ts";
import type { Forecaster } from "./forecaster.ts";

const HOUR = 3_600_000;

/** The regressors after every hour, row by row; rows before the memory is full hold NaN. */
function regressorRows({ times, variances, continuous, segments }: HourlySeries, specification: HarSpecification): Float64Array {
  const columns = harColumns(specification);
  const rows = new Float64Array(columns * variances.length).fill(Number.NaN);
  const state = createHarState(specification);
  for (const { from, to } of segments) {
    resetHar(state);
    for (let i = from; i < to; i++) {
      updateHar(state, variances[i] as number, continuous[i] as number);
      const phase = specification.phases === 1 ? 0 : ((times[i] as number) / HOUR) % specification.phases;
      harRegressors(state, phase, rows.subarray(i * columns, (i + 1) * columns));
    }
  }
  return rows;
}

/**
 * A heterogeneous autoregression of log variance, one per horizon.
 *
 * @param from first hour it learns from
 */
export function harForecaster(
  name: string,
  series: HourlySeries,
  specification: HarSpecification,
  p: ForecastParameters,
  from = 0,
): Forecaster & { readonly models: readonly (HarModel | null)[] } {
  const columns = harColumns(specification);
  const rows = regressorRows(series, specification);
  const n = series.variances.length;
  const rowAt = (i: number) => rows.subarray(i * columns, (i + 1) * columns);
  const targets = p.horizons.map((horizon) => targetsOf(series, horizon));
  const trainings = p.horizons.map(() => createHarTraining(specification, n));
  const seen = p.horizons.map(() => from);
  const models: (HarModel | null)[] = p.horizons.map(() => null);
  return {
    name,
    models,
    fit(end) {
      for (const [k, horizon] of p.horizons.entries()) {
        const training = trainings[k] as (typeof trainings)[number];
        let i = seen[k] as number;
        for (; i + horizon < end; i++) {
          const [row, target] = [rowAt(i), targets[k]?.[i] as number];
          if (target > 0 && !Number.isNaN(row[columns - 1])) addHarRow(training, row, target);
        }
        seen[k] = i;
        models[k] = fitHar(training);
      }
    },
    forecast(origin, k) {
      const model = models[k];
      return model ? forecastHar(model, rowAt(origin)) : Number.NaN;
    },
  };
}
