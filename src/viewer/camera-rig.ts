import { PerspectiveCamera, Spherical, Vector3 } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Box } from '../core/configuration';

/** degrees, of the picture's height */
const FIELD_OF_VIEW_DEGREES = 20;
/** From where a box is first seen: a little from the right and from above. */
const FIRST_DIRECTION = new Vector3(0.44, 0.2, 1).normalize();
/** Share of the picture that the box takes when it fits */
const FILLED_SHARE = 0.95;
/** ms */
const FLIGHT_TIME_MS = 350;
/** Å: how near one comes to an atom that one centres on */
const CLOSE_UP_ANGSTROM = 45;

interface Flight {
  readonly start: number;
  readonly position: Vector3;
  readonly target: Vector3;
  readonly toPosition: Vector3;
  readonly toTarget: Vector3;
}

/**
 * Where one looks from, Å from the middle of the box: from a position at a target, or along a direction
 * at the whole box.
 */
export type CameraPlace =
  | { readonly position: Point; readonly target: Point }
  | { readonly direction: Point };

type Point = readonly [x: number, y: number, z: number];

/** Three decimals: as much as anybody sees. */
const pointOf = ({ x, y, z }: Vector3): Point => [rounded(x), rounded(y), rounded(z)];
const rounded = (value: number) => Math.round(1000 * value) / 1000 + 0;

/** The camera and how the pointer and the keyboard move it. The middle of the box is the origin. */
export class CameraRig {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEGREES, 1, 1, 1000);
  private readonly controls: OrbitControls;
  private flight: Flight | null = null;
  private box: Box = [20, 20, 20];
  /** Nobody has moved the camera yet: it keeps the whole box in view as the box grows and shrinks. */
  private fitted = true;

  /**
   * @param canvas takes the pointer
   * @param container takes the keyboard
   * @param changed called when the picture must be drawn again
   */
  constructor(
    canvas: HTMLElement,
    private readonly container: HTMLElement,
    private readonly reducedMotion: () => boolean,
    private readonly changed: () => void,
  ) {
    this.camera.position.copy(FIRST_DIRECTION);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = !reducedMotion();
    this.controls.dampingFactor = 0.12;
    this.controls.rotateSpeed = 0.8;
    this.controls.minDistance = 4;
    this.controls.addEventListener('change', changed);
    this.controls.addEventListener('start', () => {
      this.fitted = false;
      this.flight = null;
    });
    container.addEventListener('keydown', this.key);
    this.place();
  }

  /** @param aspect width over height of the picture */
  setAspect(aspect: number): void {
    this.camera.aspect = aspect;
    this.camera.updateProjectionMatrix();
    if (this.fitted) this.place();
    this.changed();
  }

  setBox(box: Box): void {
    this.box = box;
    this.controls.maxDistance = 15 * this.radius();
    if (this.fitted) this.place();
  }

  /** Brings the whole box into view, from where one looks now. */
  fit(): void {
    this.fitted = true;
    const direction = this.viewDirection();
    this.fly(new Vector3(), direction.multiplyScalar(this.fittingDistance(direction)));
  }

  /** Makes a point (Å, from the middle of the box) the centre of turning. */
  centreOn(point: Vector3): void {
    this.fitted = false;
    const distance = Math.min(this.controls.getDistance(), CLOSE_UP_ANGSTROM);
    this.fly(point, this.viewDirection().multiplyScalar(distance).add(point));
  }

  /** Where one looks from, or is on the way to; null as long as it is from where a box is first seen. */
  get look(): CameraPlace | null {
    if (!this.fitted) {
      const position = this.flight?.toPosition ?? this.camera.position;
      return {
        position: pointOf(position),
        target: pointOf(this.flight?.toTarget ?? this.controls.target),
      };
    }
    const direction = this.viewDirection();
    return direction.distanceTo(FIRST_DIRECTION) < 1e-3 ? null : { direction: pointOf(direction) };
  }

  /** Looks from there at once; null: from where a box is first seen. */
  lookFrom(place: CameraPlace | null): void {
    this.flight = null;
    if (place !== null && 'position' in place) {
      this.fitted = false;
      this.controls.target.set(...place.target);
      this.camera.position.set(...place.position);
      this.controls.update();
    } else {
      this.fitted = true;
      this.controls.target.set(0, 0, 0);
      this.camera.position.copy(place ? new Vector3(...place.direction) : FIRST_DIRECTION);
      this.place();
    }
    this.changed();
  }

  /**
   * Moves on with damping and flights; to be called before each drawing.
   *
   * @param now ms
   * @returns the distances from the camera between which the glass lies, Å
   */
  advance(now: number): { near: number; far: number } {
    if (this.flight) this.flyOn(this.flight, now);
    this.controls.update();
    const distance = this.camera.position.length();
    const radius = this.radius();
    this.camera.near = Math.max(0.5, distance - 1.3 * radius);
    this.camera.far = distance + 1.3 * radius;
    this.camera.updateProjectionMatrix();
    return { near: Math.max(0.5, distance - radius), far: distance + radius };
  }

  dispose(): void {
    this.container.removeEventListener('keydown', this.key);
    this.controls.dispose();
  }

  private radius(): number {
    return 0.5 * Math.hypot(...this.box);
  }

  private viewDirection(): Vector3 {
    return this.camera.position.clone().sub(this.controls.target).normalize();
  }

  /** Where all corners of the box are in view, from the middle of the box along `direction`; Å. */
  private fittingDistance(direction: Vector3): number {
    const vertical = FILLED_SHARE * Math.tan((FIELD_OF_VIEW_DEGREES * Math.PI) / 360);
    const horizontal = vertical * this.camera.aspect;
    const right = new Vector3(0, 1, 0).cross(direction).normalize();
    const up = direction.clone().cross(right);
    const corner = new Vector3();
    let distance = 0;
    for (let c = 0; c < 8; c++) {
      corner.set(
        (c & 1 ? 0.5 : -0.5) * this.box[0],
        (c & 2 ? 0.5 : -0.5) * this.box[1],
        (c & 4 ? 0.5 : -0.5) * this.box[2],
      );
      const aside = Math.max(
        Math.abs(corner.dot(right)) / horizontal,
        Math.abs(corner.dot(up)) / vertical,
      );
      distance = Math.max(distance, corner.dot(direction) + aside);
    }
    return distance;
  }

  private place(): void {
    const direction = this.viewDirection();
    this.controls.target.set(0, 0, 0);
    this.camera.position.copy(direction.multiplyScalar(this.fittingDistance(direction)));
    this.controls.update();
  }

  private fly(toTarget: Vector3, toPosition: Vector3): void {
    this.flight = {
      start: this.reducedMotion() ? Number.NEGATIVE_INFINITY : performance.now(),
      position: this.camera.position.clone(),
      target: this.controls.target.clone(),
      toPosition,
      toTarget,
    };
    this.changed();
  }

  private flyOn(flight: Flight, now: number): void {
    const share = Math.min(1, Math.max(0, (now - flight.start) / FLIGHT_TIME_MS));
    const eased = share * share * (3 - 2 * share);
    this.controls.target.lerpVectors(flight.target, flight.toTarget, eased);
    this.camera.position.lerpVectors(flight.position, flight.toPosition, eased);
    if (share >= 1) this.flight = null;
    else this.changed();
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = Math.PI / 24;
    const turns: Record<string, readonly [number, number, number]> = {
      ArrowLeft: [-step, 0, 1],
      ArrowRight: [step, 0, 1],
      ArrowUp: [0, -step, 1],
      ArrowDown: [0, step, 1],
      '+': [0, 0, 0.88],
      '=': [0, 0, 0.88],
      '-': [0, 0, 1.14],
    };
    if (event.key === 'Home') this.fit();
    else if (event.key in turns) this.turn(...turns[event.key]);
    else return;
    event.preventDefault();
  };

  private turn(around: number, over: number, zoom: number): void {
    this.fitted = false;
    this.flight = null;
    const offset = this.camera.position.clone().sub(this.controls.target);
    const angles = new Spherical().setFromVector3(offset);
    angles.theta += around;
    angles.phi += over;
    angles.radius *= zoom;
    angles.makeSafe();
    this.camera.position.setFromSpherical(angles).add(this.controls.target);
    this.changed();
  }
}
