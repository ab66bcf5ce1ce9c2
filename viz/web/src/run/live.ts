// src/run/live.ts -- a run that is still being written: how far it is, and its series so far, over the server's WebSocket
// (docs/formats/viewer-server.md).
import { signal, type Signal } from '@preact/signals';
import { RunFailure, type Run, runName, type SeriesKey } from './types';

interface RunProgress extends Run {
  readonly recorded: number;
  readonly last_step: number;
}
interface RunValues extends Run {
  readonly values: readonly (number | null)[];
}
type Message =
  | {
      readonly kind: 'progress';
      readonly file: number;
      readonly complete: boolean;
      readonly reason?: Ended['reason'];
      readonly checkpoints?: boolean;
      readonly runs: readonly RunProgress[];
    }
  | { readonly kind: 'whole'; readonly file: number }
  | { readonly id: number; readonly runs: readonly RunValues[]; readonly rows: number }
  | { readonly id: number; readonly error: { readonly en: string; readonly fr: string } };

interface Values {
  readonly rows: number;
  readonly runs: readonly RunValues[];
}

/** Why nobody writes a run any more that is not whole, and whether states were saved from which it can go on. */
export interface Ended {
  readonly reason: 'stopped' | 'killed';
  readonly checkpoints: boolean;
}

const leastRest = 3000; // ms between two openings of the file
const restShare = 10; // and so many times what an opening takes

export class Live {
  /** Instants recorded, by `runName`; a new map whenever something was recorded. */
  readonly recorded: Signal<Readonly<Record<string, number>>> = signal({});
  /** As `recorded`, but some seconds behind: what is read from the file itself, which is opened anew for it. */
  readonly reached: Signal<Readonly<Record<string, number>>> = signal({});
  /** Counts the changes of `reached`. */
  turn = 0;
  readonly state: Signal<'running' | 'whole' | 'lost'> = signal('running');
  /** Null as long as somebody writes the file, as far as is known. */
  readonly ended: Signal<Ended | null> = signal(null);
  private readonly waiting = new Map<number, { resolve: (message: Message) => void; reject: (error: Error) => void }>();
  private readonly answers = new Map<SeriesKey, { at: Readonly<Record<string, number>>; values: Promise<Values> }>();
  private readonly socket: WebSocket;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private pause = leastRest;

  constructor(
    private readonly file: number,
    address: string,
    private readonly instants: number,
  ) {
    this.socket = new WebSocket(address);
    this.socket.addEventListener('message', (event: MessageEvent<string>) => this.receive(JSON.parse(event.data) as Message));
    this.socket.addEventListener('close', () => this.lose());
  }

  private receive(message: Message): void {
    if ('id' in message) {
      this.waiting.get(message.id)?.resolve(message);
      this.waiting.delete(message.id);
    } else if (message.file !== this.file) return;
    else if (message.kind === 'whole') this.state.value = 'whole';
    else {
      this.recorded.value = Object.fromEntries(message.runs.map((run) => [runName(run), run.recorded]));
      this.ended.value = message.reason ? { reason: message.reason, checkpoints: message.checkpoints ?? false } : null;
      if (this.turn === 0 || message.reason) this.reach();
      else this.timer ??= setTimeout(() => this.reach(), this.pause);
    }
  }

  private reach(): void {
    this.stand();
    this.turn += 1;
    this.reached.value = this.recorded.peek();
  }

  private stand(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** An opening took so long: the longer, the rarer. */
  rest(took: number): void {
    this.pause = Math.max(leastRest, restShare * took);
  }

  private lose(): void {
    this.stand();
    if (this.state.peek() === 'running') this.state.value = 'lost';
    for (const { reject } of this.waiting.values()) reject(new RunFailure('unreachable', ''));
    this.waiting.clear();
  }

  close(): void {
    this.stand();
    this.socket.close();
  }

  private async ask(series: SeriesKey): Promise<Values> {
    if (this.socket.readyState === WebSocket.CONNECTING)
      await new Promise((resolve) => ['open', 'close'].forEach((event) => this.socket.addEventListener(event, resolve, { once: true })));
    if (this.socket.readyState !== WebSocket.OPEN) throw new RunFailure('unreachable', ''); // nobody would ever answer
    const id = ++this.asked;
    const message = await new Promise<Message>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, file: this.file, series }));
    });
    if ('error' in message) throw new RunFailure('missing', message.error.en);
    return 'rows' in message ? message : { rows: 1, runs: [] };
  }

  /** As `RunFile.series`; what is not recorded yet is NaN. */
  async series(runs: readonly Run[], key: SeriesKey): Promise<Float64Array[]> {
    const at = this.recorded.peek();
    let answer = this.answers.get(key);
    if (!answer || answer.at !== at) {
      answer = { at, values: this.ask(key) };
      this.answers.set(key, answer);
    }
    const { rows, runs: answered } = await answer.values;
    const got = new Map(answered.map((run) => [runName(run), run.values]));
    return runs.map((run) => {
      const out = new Float64Array(this.instants * rows).fill(NaN);
      got.get(runName(run))?.forEach((value, i) => {
        if (value !== null) out[i] = value;
      });
      return out;
    });
  }
}
