// tests/unit/state.test.ts -- the address keeps the state, and nothing but what differs from the usual.
import { beforeEach, describe, expect, it } from 'vitest';
import { address, formatAddress, goTo, listParam, numberParam, parseAddress, textParam } from '../../src/state';

beforeEach(() => {
  address.value = {};
});

describe('the address', () => {
  it('comes back as it was written, whatever the letters', () => {
    const words = { view: 'series', 'series.rows': 'Liévin & Lens,#1=?', lang: 'fr' };
    expect(parseAddress(`#${formatAddress(words)}`)).toEqual(words);
    expect(formatAddress(words).startsWith('view=series&')).toBe(true);
  });
  it('leaves out what is as usual', () => {
    const speed = numberParam('replay.speed', 4);
    speed.value = 8;
    expect(formatAddress(address.value)).toBe('replay.speed=8');
    speed.value = 4;
    expect(formatAddress(address.value)).toBe('');
    goTo({ 'replay.speed': 'nonsense' });
    expect(speed.value).toBe(4);
  });
  it('tells an empty list from none written', () => {
    const shown = listParam('series.contexts', ['calm', 'crisis']);
    expect(shown.value).toEqual(['calm', 'crisis']);
    shown.value = [];
    expect(shown.value).toEqual([]);
    shown.value = ['calm'];
    expect(shown.value).toEqual(['calm']);
    const text = textParam('a', 'x');
    text.value = '';
    expect(text.value).toBe('x');
  });
});
