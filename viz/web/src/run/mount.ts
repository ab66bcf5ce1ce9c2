// src/run/mount.ts -- lets HDF5 read a dropped file, or a served one by ranges, block by block as it asks; in a worker alone.
import { BlockCache } from './blocks';
import { RunFailure } from './types';

/** The parts of Emscripten's file system that are used here. */
interface Node {
  usedBytes?: number;
  stream_ops: Record<string, unknown>;
}
interface FileSystem {
  mkdir(path: string): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  createDataFile(parent: string, name: string, data: Uint8Array, canRead: boolean, canWrite: boolean, canOwn: boolean): Node;
  lookupPath(path: string): { node: Node };
  ErrnoError: new (errno: number) => Error;
}

export interface Mounted {
  readonly path: string;
  readonly size: number;
  /** The first eight bytes, as letters. */
  start(): string;
  /** The size that the file's superblock says it has. */
  announcedSize(): number;
  /** Why a read failed, once: "changed" or "unreachable"; empty otherwise. */
  takeProblem(): '' | 'changed' | 'unreachable';
  remove(): void;
}

/** Of workers alone: reads at once. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const inputOutputError = 29; // errno of Emscripten's EIO
const blockSize = 256 * 1024;
const cacheBytes = 64 * 1024 * 1024;

export function mountLocal(fs: unknown, file: File, handle: number): Mounted {
  const reader = new FileReaderSync();
  return mount(fs as FileSystem, handle, file.size, (from, until) => {
    try {
      return new Uint8Array(reader.readAsArrayBuffer(file.slice(from, until)));
    } catch {
      throw new RunFailure('changed', '');
    }
  });
}

/** `growing`: a run is still being written to it, so that neither its size nor its tag stand still. */
export function mountRemote(fs: unknown, address: string, growing: boolean, handle: number): Mounted {
  let tag = '';
  const ask = (range: string): XMLHttpRequest => {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.responseType = 'arraybuffer';
    request.setRequestHeader('Range', range);
    if (tag) request.setRequestHeader('If-Range', tag);
    try {
      request.send();
    } catch {
      throw new RunFailure('unreachable', '');
    }
    return request;
  };
  // The first block tells the size and the tag, and is kept until it is asked for.
  const start = ask(`bytes=0-${blockSize - 1}`);
  if (start.status !== 206 && start.status !== 416) throw new RunFailure('unreachable', '');
  let first: Uint8Array | null = start.status === 206 ? new Uint8Array(start.response as ArrayBuffer) : null;
  let size = Number(start.getResponseHeader('Content-Range')?.split('/')[1] ?? 0); // of an empty file: 416, "bytes */0"
  if (!growing) tag = start.getResponseHeader('ETag') ?? '';
  else if (first) size = Math.max(size, announced(first));
  return mount(fs as FileSystem, handle, size, (from, until) => {
    const kept = from === 0 ? first : null;
    first = null;
    if (kept) return kept;
    const got = ask(`bytes=${from}-${until - 1}`);
    if (growing && got.status === 416) return new Uint8Array(); // announced, not yet there
    if (got.status === 200 || got.status === 416) throw new RunFailure('changed', '');
    if (got.status !== 206) throw new RunFailure('unreachable', '');
    return new Uint8Array(got.response as ArrayBuffer);
  });
}

function mount(fs: FileSystem, handle: number, size: number, fetchBytes: (from: number, until: number) => Uint8Array): Mounted {
  const folder = `/file${handle}`;
  const cache = new BlockCache(size, blockSize, cacheBytes, fetchBytes);
  let problem: '' | 'changed' | 'unreachable' = '';
  const guarded = (into: Uint8Array, position: number): number => {
    try {
      return cache.read(into, position);
    } catch (error) {
      problem = error instanceof RunFailure && error.code === 'changed' ? 'changed' : 'unreachable';
      throw new fs.ErrnoError(inputOutputError);
    }
  };
  fs.mkdir(folder);
  fs.createDataFile(folder, 'run.h5', new Uint8Array(), true, false, true);
  const { node } = fs.lookupPath(`${folder}/run.h5`);
  Object.defineProperty(node, 'usedBytes', { get: () => size });
  node.stream_ops = {
    ...node.stream_ops,
    read: (_stream: unknown, buffer: Int8Array, offset: number, length: number, position: number): number =>
      guarded(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length), position),
  };
  const head = new Uint8Array(Math.min(64, size));
  return {
    path: `${folder}/run.h5`,
    size,
    start: () => {
      cache.read(head, 0);
      return String.fromCharCode(...head.subarray(0, 8));
    },
    announcedSize: () => announced(head),
    takeProblem: () => {
      const was = problem;
      problem = '';
      return was;
    },
    remove: () => {
      fs.unlink(`${folder}/run.h5`);
      fs.rmdir(folder);
    },
  };
}

/** End of the file as an HDF5 superblock of version 0 to 3 gives it; 0 if the bytes are too few. */
export function announced(head: Uint8Array): number {
  const version = head[8];
  const at = version === 0 ? 40 : version === 1 ? 44 : 28;
  if (head.length < at + 8) return 0;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4294967296;
}
