import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Where in a file something is wrong. */
export interface RowPlace {
  /** File name inside the replay folder. */
  readonly file: string;
  /** Line in the file, from 1; the header is line 1. */
  readonly line: number;
}

/** A coded error about one row; the field reads `file:line column`. */
export function rowError(code: string, message: string, place: RowPlace, column: string, value: unknown, remedy: string): EvenkeelError {
  return new EvenkeelError({ code, message, field: `${place.file}:${place.line} ${column}`.trimEnd(), value, remedy });
}
