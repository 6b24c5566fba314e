import { describe, expect, it } from 'vitest';
import { parseJsonText } from './validate';

describe('parseJsonText', () => {
  it('reads JSON, with a byte order mark too', () => {
    expect(parseJsonText('\uFEFF{"a": 1}', 'x.json')).toEqual({ a: 1 });
  });

  it.each(['', '{"version": 1, "na', '<!doctype html>', 'LAMMPS'])('refuses %j', (text) => {
    expect(() => parseJsonText(text, 'x.json')).toThrow('x.json is not valid JSON: ');
  });
});
