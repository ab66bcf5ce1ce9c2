// src/run/blocks.ts -- the blocks of a file that were read last, as many as fit into a number of bytes.

export class BlockCache {
  private readonly blocks = new Map<number, Uint8Array>(); // in order of use

  constructor(
    private readonly size: number,
    private readonly blockSize: number,
    private readonly capacity: number,
    private readonly fetchBytes: (from: number, until: number) => Uint8Array,
  ) {}

  /** Fills `into` from `position` on; answers how many bytes there were. Large reads pass the cache by. */
  read(into: Uint8Array, position: number): number {
    const until = Math.min(position + into.length, this.size);
    if (until <= position) return 0;
    if (until - position >= 2 * this.blockSize) return this.direct(into, position, until);
    for (let at = position; at < until; ) {
      const number = Math.floor(at / this.blockSize);
      const block = this.block(number);
      const begin = at - number * this.blockSize;
      const part = block.subarray(begin, Math.min(block.length, begin + until - at));
      if (part.length === 0) return at - position;
      into.set(part, at - position);
      at += part.length;
    }
    return until - position;
  }

  private direct(into: Uint8Array, position: number, until: number): number {
    let at = position;
    while (at < until) {
      const bytes = this.fetchBytes(at, until);
      if (bytes.length === 0) break;
      into.set(bytes.subarray(0, until - at), at - position);
      at += bytes.length;
    }
    return at - position;
  }

  private block(number: number): Uint8Array {
    const known = this.blocks.get(number);
    if (known) {
      this.blocks.delete(number);
      this.blocks.set(number, known);
      return known;
    }
    const from = number * this.blockSize;
    const fresh = new Uint8Array(Math.min(this.blockSize, this.size - from));
    const got = this.direct(fresh, from, from + fresh.length);
    const block = fresh.subarray(0, got);
    this.blocks.set(number, block);
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size * this.blockSize <= this.capacity) break;
      this.blocks.delete(oldest);
    }
    return block;
  }
}
