import { describe, expect, it } from 'vitest';
import { reachOf, sayReach } from './reach';

describe('who can open an address', () => {
  it.each([
    'localhost',
    'LOCALHOST.',
    'lab.localhost',
    '127.0.0.1',
    '127.1.2.3',
    '[::1]',
    '0.0.0.0',
    '',
  ])('%s: this computer', (host) => expect(reachOf(host)).toBe('this-computer'));
  it.each([
    '10.0.0.4',
    '192.168.178.20',
    '172.16.0.1',
    '172.31.9.9',
    '169.254.1.1',
    'lab.local',
    'teacher-pc',
    '[fe80::1]',
    '[fd12::9]',
  ])('%s: this network', (host) => expect(reachOf(host)).toBe('this-network'));
  it.each([
    'vitrine.example.org',
    '10.example.org',
    '8.8.8.8',
    '172.32.0.1',
    '[2001:db8::1]',
    'localhost.example.org',
  ])('%s: everybody', (host) => expect(reachOf(host)).toBe('everybody'));

  it('says so, and what to do', () => {
    expect(sayReach('everybody', 'example.org')).toBeNull();
    expect(sayReach('this-computer', 'localhost')).toMatch(
      /Others cannot open it: localhost .* send that file/,
    );
    expect(sayReach('this-network', '10.0.0.4')).toContain('Only computers of this network');
  });
});
