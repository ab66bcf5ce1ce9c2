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
  | { readonly kind: 'progress'; readonly file: number; readonly complete: boolean; readonly runs: readonly RunProgress[] }
  | { readonly kind: 'whole'; readonly file: number }
  | { readonly id: number; readonly runs: readonly RunValues[]; readonly rows: number }
  | { readonly id: number; readonly error: { readonly en: string; readonly fr: string } };

interface Values {
  readonly rows: number;
  readonly runs: readonly RunValues[];
}

export class Live {
  /** Instants recorded, by `runName`; a new map whenever something was recorded. */
  readonly recorded: Signal<Readonly<Record<string, number>>> = signal({});
  readonly state: Signal<'running' | 'whole' | 'lost'> = signal('running');
  private readonly waiting = new Map<number, { resolve: (message: Message) => void; reject: (error: Error) => void }>();
  private readonly answers = new Map<SeriesKey, { at: Readonly<Record<string, number>>; values: Promise<Values> }>();
  private readonly socket: WebSocket;
  private asked = 0;

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
    else this.recorded.value = Object.fromEntries(message.runs.map((run) => [runName(run), run.recorded]));
  }

  private lose(): void {
    if (this.state.peek() === 'running') this.state.value = 'lost';
    for (const { reject } of this.waiting.values()) reject(new RunFailure('unreachable', ''));
    this.waiting.clear();
  }

  close(): void {
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
