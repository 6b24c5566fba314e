import { fstatSync, writeSync } from 'node:fs';
import { reasonOf } from './files';
import type { Output } from './terminal';

/** What is needed of a process's stdout. */
export interface ResultStream {
  readonly fd: number;
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The stdout of a process, of which it is known in the end whether everything was written. */
export class ResultPrinter implements Output {
  private readonly isFile: boolean;
  private refusal: string | null = null;
  private latest: Promise<void> = Promise.resolve();

  constructor(private readonly stdout: ResultStream) {
    this.isFile = fstatSync(stdout.fd).isFile();
    stdout.on('error', (error) => this.refuse(error));
  }

  write(text: string): void {
    if (this.refusal !== null) return;
    if (this.isFile) {
      this.writeFile(new TextEncoder().encode(text));
      return;
    }
    this.latest = new Promise((resolve) => {
      this.stdout.write(text, (error) => {
        if (error) this.refuse(error);
        resolve();
      });
    });
  }

  /** Waits until everything is written; why not all of it was, in words, or null. */
  async end(): Promise<string | null> {
    await this.latest;
    return this.refusal;
  }

  /** All bytes: a disk that fills takes a part, and says so of the next. */
  private writeFile(bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.stdout.fd, bytes, done);
      }
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    this.refusal ??= reasonOf(error);
  }
}
