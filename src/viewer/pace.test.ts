import { describe, expect, it } from 'vitest';
import { QUALITIES, QualityPace } from './pace';

function move(pace: QualityPace, interval: number, frames: number): void {
  for (let k = 0; k < frames; k++) pace.drawn(k * interval, k > 0);
}

describe('Pace', () => {
  it('stays at the best while movement is smooth', () => {
    const pace = new QualityPace(false);
    move(pace, 16, 100);
    expect(pace.quality).toBe(QUALITIES[0]);
    expect(pace.reduced).toBe(false);
  });

  it('steps down while movement is slow, as far as it goes', () => {
    const pace = new QualityPace(false);
    move(pace, 80, 10);
    expect(pace.quality).toBe(QUALITIES[1]);
    move(pace, 80, 100);
    expect(pace.quality).toBe(QUALITIES[QUALITIES.length - 1]);
    expect(pace.reduced).toBe(true);
  });

  it('does not take frames that come now and then for slow movement', () => {
    const pace = new QualityPace(false);
    for (let k = 0; k < 100; k++) pace.drawn(300 * k, false);
    expect(pace.quality).toBe(QUALITIES[0]);
  });

  it('begins with the quickest without a graphics card', () => {
    expect(new QualityPace(true).quality).toBe(QUALITIES[QUALITIES.length - 1]);
  });
});
