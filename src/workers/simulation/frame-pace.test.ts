import { describe, expect, it } from 'vitest';
import { FramePace } from './frame-pace';

describe('FramePace', () => {
  it('sends fewer frames where the processor computes, and as few as drawing leaves time for', () => {
    let time = 0;
    const pace = new FramePace(() => time);
    const intervalOf = () => {
      pace.frameSent();
      const sent = time;
      while (!pace.frameWanted()) time += 10;
      return time - sent;
    };
    expect(pace.frameWanted()).toBe(true);
    expect(intervalOf()).toBe(60);
    expect(pace.setAdapter(true)).toBe(150);
    expect(intervalOf()).toBe(160);
    pace.setDrawTime(80);
    expect(intervalOf()).toBe(810);
    pace.setDrawTime(3000);
    expect(intervalOf()).toBe(4010);
  });
});
