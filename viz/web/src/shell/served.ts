// src/shell/served.ts -- what `sillon view` serves together with the page (docs/formats/viewer-server.md); nothing from disk.
import { Live } from '../run/live';
import { begunEarly, listServed, placeOf, type ServedFile } from '../run/serving';
import { openPlace } from './open';

const patience = 1000; // ms between tries to open a file that is being written
const tries = 5;

export async function openServed(): Promise<void> {
  if (!location.protocol.startsWith('http')) return;
  for (const file of await (begunEarly()?.served ?? listServed())) await open(file, tries);
}

async function open(served: ServedFile, left: number): Promise<void> {
  const file = await openPlace(placeOf(served), served.live && left > 0);
  if (!served.live) return;
  if (!file) {
    if (left > 0) setTimeout(() => void open(served, left - 1), patience);
    return;
  }
  const socket = new URL('live', location.href);
  socket.protocol = 'ws:';
  socket.hash = '';
  const live = new Live(served.id, socket.href, file.outline.rhythms['time']?.days.length ?? 0);
  file.live.value = live;
  const stop = live.state.subscribe((state) => {
    if (state !== 'whole') return;
    queueMicrotask(() => stop());
    live.close();
    void open({ ...served, live: false, complete: true }, tries);
  });
}
