/**
 * The inputs of one case as the file states them: field names, units and number formats of the source.
 *
 * Integers beyond 2^53 that a file writes as bare numbers arrive as decimal strings, so that no digit is lost.
 */
export type CaseInputs = Readonly<Record<string, unknown>>;

/**
 * Translates one mechanism's inputs into a public core function and its result back into the file's shape.
 *
 * Units and names only: no arithmetic beyond unit scaling. A `null` result is the typed "no answer"; integers beyond 2^53 are decimal strings
 * or bigints.
 */
export type Adapter = (inputs: CaseInputs) => unknown;

/** system -> mechanism -> adapter, keyed exactly by the labels of the vector files. */
export type AdapterTable = Readonly<Record<string, Readonly<Record<string, Adapter>>>>;
