/** Numbers that come one by one, so that what a file announces costs no memory until it is there. */
export class GrowingFloats {
  private values: Float64Array;
  length = 0;

  /** @param most how many are announced */
  constructor(private readonly most: number) {
    this.values = new Float64Array(Math.min(most, 1 << 16));
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  private grow(): void {
    const room = Math.max(64, 2 * this.values.length);
    const roomier = new Float64Array(
      room > this.most && this.most > this.length ? this.most : room,
    );
    roomier.set(this.values);
    this.values = roomier;
  }

  at(index: number): number {
    return this.values[index];
  }

  /** The values, of which none is added any more. */
  take(): Float64Array {
    return this.length === this.values.length ? this.values : this.values.slice(0, this.length);
  }
}
