// tests/unit/blocks.test.ts -- what is kept of a file, and what is read again.
import { describe, expect, it } from 'vitest';
import { BlockCache } from '../../src/run/blocks';
import { announced } from '../../src/run/mount';
import { Recent } from '../../src/run/recent';

function over(size: number, block: number, capacity: number) {
  const bytes = Uint8Array.from({ length: size }, (_none, i) => i % 251);
  const asked: [number, number][] = [];
  const cache = new BlockCache(size, block, capacity, (from, until) => {
    asked.push([from, until]);
    return bytes.slice(from, until);
  });
  return { bytes, asked, cache };
}

describe('the cache of blocks', () => {
  it('gives the same bytes as the file, wherever and however many are read', () => {
    const { bytes, cache } = over(1000, 64, 256);
    for (let position = 0; position < 1000; position += 37)
      for (const length of [1, 63, 64, 65, 200, 999]) {
        const into = new Uint8Array(length);
        const read = cache.read(into, position);
        expect(read).toBe(Math.min(length, 1000 - position));
        expect(into.subarray(0, read)).toEqual(bytes.subarray(position, position + read));
      }
    expect(cache.read(new Uint8Array(4), 1000)).toBe(0);
  });
  it('reads a block once, and again after others took its place', () => {
    const { asked, cache } = over(1000, 64, 128);
    const one = new Uint8Array(1);
    cache.read(one, 0);
    cache.read(one, 10);
    expect(asked.length).toBe(1);
    cache.read(one, 64);
    cache.read(one, 128);
    cache.read(one, 0);
    expect(asked.length).toBe(4);
  });
  it('goes on where a server gave fewer bytes than asked', () => {
    const bytes = Uint8Array.from({ length: 500 }, (_none, i) => i % 251);
    const cache = new BlockCache(500, 64, 640, (from, until) => bytes.slice(from, Math.min(until, from + 50)));
    const into = new Uint8Array(500);
    expect(cache.read(into, 0)).toBe(500);
    expect(into).toEqual(bytes);
  });
});

describe('what was used last', () => {
  it('fits into its bytes and lets the oldest go', () => {
    const recent = new Recent<number>(100);
    recent.set('a', 1, 60);
    recent.set('b', 2, 30);
    expect(recent.get('a')).toBe(1);
    recent.set('c', 3, 30);
    expect(recent.has('b')).toBe(false);
    expect(recent.get('a')).toBe(1);
    recent.set('big', 4, 1000);
    expect(recent.get('big')).toBe(4);
    expect(recent.has('a')).toBe(false);
  });
});

describe('the superblock', () => {
  it('announces the end of the file in versions 0 to 3', () => {
    const head = (version: number, at: number): Uint8Array => {
      const bytes = new Uint8Array(64);
      bytes[8] = version;
      new DataView(bytes.buffer).setUint32(at, 123456, true);
      new DataView(bytes.buffer).setUint32(at + 4, 1, true);
      return bytes;
    };
    for (const [version, at] of [[0, 40], [1, 44], [2, 28], [3, 28]] as const) expect(announced(head(version, at))).toBe(4294967296 + 123456);
    expect(announced(new Uint8Array(20))).toBe(0);
  });
});
