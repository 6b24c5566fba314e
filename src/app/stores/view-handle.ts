import type { CameraPlace } from '../../viewer/camera-rig';
import type { GlassView } from '../../viewer/glass-view';

/** The view that is on the page, for commands that act on it; null when there is none. */
export const glassViewHandle: { current: GlassView | null } = { current: null };

/** Called when the picture is drawn again, as the camera may have moved. */
export const lookListeners = new Set<() => void>();

/** From where the next glass is to be looked at; undefined: as it is first seen. */
let wanted: CameraPlace | null | undefined;

/** Looks from there as soon as the next glass is drawn. */
export function lookAtNextFrom(place: CameraPlace | null): void {
  wanted = place;
}

/** From where the next glass is to be looked at, which is then answered. */
export function takeWantedLook(): CameraPlace | null | undefined {
  const place = wanted;
  wanted = undefined;
  return place;
}

/** From where one looks, or is to look at what is awaited. */
export function presentLook(): CameraPlace | null {
  return wanted === undefined ? (glassViewHandle.current?.look ?? null) : wanted;
}
