import { describe, expect, it } from 'vitest';
import type { Command } from './command';
import { commandFor } from './key-press';

const command = (id: string, keys: readonly string[]): Command => ({
  id,
  label: id,
  keys,
  run: () => {},
});
const commands = [
  command('start', [' ']),
  command('step', ['.']),
  command('frame', ['ArrowLeft', 'ArrowRight']),
  command('help', ['?']),
];
const press = (key: string, rest = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...rest,
});

describe('commandFor', () => {
  it('finds the command of a key', () => {
    expect(commandFor(press(' '), 'page', commands)?.id).toBe('start');
    expect(commandFor(press('x'), 'page', commands)).toBeNull();
  });

  it('leaves keys to those who type, to the browser and to buttons', () => {
    expect(commandFor(press('.'), 'typing', commands)).toBeNull();
    expect(commandFor(press('.', { ctrlKey: true }), 'page', commands)).toBeNull();
    expect(commandFor(press(' '), 'control', commands)).toBeNull();
    expect(commandFor(press('.'), 'control', commands)?.id).toBe('step');
    expect(commandFor(press(' '), 'slider', commands)?.id).toBe('start');
  });

  it('leaves arrows to whatever moves by them', () => {
    for (const place of ['page', 'control'] as const)
      expect(commandFor(press('ArrowLeft'), place, commands)?.id).toBe('frame');
    for (const place of ['typing', 'slider', 'dialog'] as const)
      expect(commandFor(press('ArrowLeft'), place, commands)).toBeNull();
  });

  it('repeats only steps and frames while a key is held', () => {
    expect(commandFor(press(' ', { repeat: true }), 'page', commands)).toBeNull();
    expect(commandFor(press('.', { repeat: true }), 'page', commands)?.id).toBe('step');
    expect(commandFor(press('ArrowRight', { repeat: true }), 'page', commands)?.id).toBe('frame');
  });

  it('leaves a run alone that is not in sight', () => {
    const [start, , , help] = commands;
    const some = [start, { ...help, anywhere: true }];
    expect(commandFor(press(' '), 'page', some, { inLab: false })).toBeNull();
    expect(commandFor(press('?'), 'page', some, { inLab: false })?.id).toBe('help');
  });

  it('closes help from within it, and nothing else', () => {
    expect(commandFor(press('?'), 'dialog', commands)?.id).toBe('help');
    expect(commandFor(press('.'), 'dialog', commands)).toBeNull();
  });

  it('leaves characters alone where single keys are switched off', () => {
    const off = { singleKeys: false };
    for (const key of [' ', '.', '?'])
      expect(commandFor(press(key), 'page', commands, off)).toBeNull();
    expect(commandFor(press('ArrowLeft'), 'page', commands, off)?.id).toBe('frame');
  });
});
