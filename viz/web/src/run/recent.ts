// src/run/recent.ts -- what was used last, as much as fits into a number of bytes.

export class Recent<Value> {
  private readonly kept = new Map<string, { value: Value; bytes: number }>(); // in order of use
  private bytes = 0;

  constructor(private readonly capacity: number) {}

  has(name: string): boolean {
    return this.kept.has(name);
  }

  get(name: string): Value | undefined {
    const found = this.kept.get(name);
    if (!found) return undefined;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found.value;
  }

  set(name: string, value: Value, bytes: number): void {
    this.delete(name);
    this.kept.set(name, { value, bytes });
    this.bytes += bytes;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.capacity || oldest === name) break;
      this.delete(oldest);
    }
  }

  delete(name: string): void {
    const found = this.kept.get(name);
    if (!found) return;
    this.kept.delete(name);
    this.bytes -= found.bytes;
  }
}
