// src/run/early.ts -- the first script of a served page: reading begins while the rest of the page is still on its way.
import type { Answer, Call } from './calls';
import { type Early, listServed, placeOf } from './serving';
import { carried, readerAddress } from './unpack';

function begin(): Early {
  const worker = new Worker(readerAddress());
  const answered = new Promise<Answer>((resolve, reject) => {
    worker.addEventListener('message', (message: MessageEvent<Answer>) => resolve(message.data), { once: true });
    worker.addEventListener('error', reject, { once: true });
  });
  const served = listServed();
  const opened = served.then((files) => {
    const first = files[0];
    if (!first || first.live) return null;
    const place = placeOf(first);
    worker.postMessage({ id: 0, name: 'open', background: false, args: [place] } satisfies Call<'open'>);
    return answered.then((answer) => ({ address: place.address, answer }));
  });
  Promise.all([answered, opened]).catch(() => undefined); // whoever takes over is told
  return { worker, served, opened };
}

if (location.protocol.startsWith('http') && carried('reader.js') === null) Object.assign(globalThis, { sillonEarly: begin() });
