// src/map/given.ts -- outlines that the reader gave, as the page sees them: read and placed in a worker of their own, so that it stays usable.
import { type Signal, signal } from '@preact/signals';
import packed from 'virtual:packed-outlines';
import { startWorker } from '../run/unpack';
import { OutlineFailure, type OutlineProblem } from './outlines';
import type { PackedLayout } from './packed';
import type { Coordinates } from './projected';

export type Stage = 'text' | 'shapes' | 'places';

/** How far the work is; `of` 0: nobody knows. */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly of: number;
}

/** Outlines joined to the rows of a run. */
export interface Laid {
  readonly property: string; // that held the codes
  readonly joined: number; // rows with a shape
  readonly shapesAlone: number;
  readonly rowsAlone: number;
  readonly coordinates: Coordinates;
  readonly titles: readonly (string | undefined)[]; // by row, as the file calls them
  readonly layout: PackedLayout;
}

export type ToOutlines = { readonly kind: 'read'; readonly file: File } | { readonly kind: 'lay'; readonly id: number; readonly codes: readonly string[] };
export type FromOutlines =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'read' }
  | { readonly kind: 'laid'; readonly id: number; readonly laid: Laid }
  | { readonly kind: 'failure'; readonly id: number; readonly code: OutlineProblem; readonly detail: string };

interface Waiting {
  readonly resolve: (laid: Laid | null) => void;
  readonly reject: (failure: OutlineFailure) => void;
}

export class GivenOutlines {
  readonly progress: Signal<Progress | null>;
  /** Rejects with OutlineFailure; shapes are there once it is over. */
  readonly read: Promise<unknown>;
  readonly fileName: string;
  readonly bytes: number;
  private readonly worker: Promise<Worker>;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(file: File) {
    this.fileName = file.name;
    this.bytes = file.size;
    this.progress = signal({ stage: 'text', done: 0, of: 0 });
    this.worker = startWorker(packed);
    this.read = this.ask(0, { kind: 'read', file });
    this.read.catch(() => this.close());
    void this.worker.then((worker) => {
      worker.addEventListener('message', (message: MessageEvent<FromOutlines>) => this.receive(message.data));
      worker.addEventListener('error', (event) => {
        for (const { reject } of this.waiting.values()) reject(new OutlineFailure('unreadable', file.name, event.message));
        this.waiting.clear();
      });
    });
  }

  private async ask(id: number, message: ToOutlines): Promise<Laid | null> {
    const worker = await this.worker;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage(message);
    });
  }

  private receive(message: FromOutlines): void {
    if (message.kind === 'progress') {
      this.progress.value = message.progress;
      return;
    }
    this.progress.value = null;
    const id = message.kind === 'read' ? 0 : message.id;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (message.kind === 'failure') waiting?.reject(new OutlineFailure(message.code, this.fileName, message.detail));
    else waiting?.resolve(message.kind === 'laid' ? message.laid : null);
  }

  /** Joined to rows on their codes, and placed; why not, where none fits. */
  async lay(codes: readonly string[]): Promise<Laid | OutlineFailure> {
    try {
      await this.read;
      return (await this.ask(++this.asked, { kind: 'lay', id: this.asked, codes })) as Laid;
    } catch (error) {
      return error instanceof OutlineFailure ? error : new OutlineFailure('unreadable', this.fileName, String(error));
    }
  }

  /** Gives the memory of the shapes back; what waits for them waits for ever. */
  close(): void {
    this.waiting.clear();
    void this.worker.then((worker) => worker.terminate());
  }
}
