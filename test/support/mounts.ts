import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of the test's own, that can be filled up or cut off without harm to another. */
export interface Mount {
  readonly directory: string;
  unmount(): void;
}

/** A file system in one file: what the file holds is what the disk holds. */
export interface DiskImage extends Mount {
  /** Mounts a copy of the disk as it is at this moment, without what the system still keeps in memory. */
  mountCopy(): Mount;
}

const run = (command: string, ...words: readonly string[]) =>
  execFileSync(command, words, { stdio: 'pipe' });

function mounted(kind: readonly string[], source: string): Mount {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-mount-'));
  run('mount', ...kind, source, directory);
  return {
    directory,
    unmount() {
      run('umount', directory);
      rmSync(directory, { recursive: true });
    },
  };
}

export const mountMemory = (megabytes: number): Mount =>
  mounted(['-t', 'tmpfs', '-o', `size=${megabytes}m`], 'tmpfs');

/** An ext4 that writes nothing of its own accord: only what a program syncs reaches the image. */
const QUIET = ['-t', 'ext4', '-o', 'loop,commit=3600'];

export function mountImage(megabytes: number): DiskImage {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-image-'));
  const image = join(folder, 'disk');
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
  const mount = mounted(QUIET, image);
  return {
    directory: mount.directory,
    mountCopy() {
      const copy = join(folder, 'copy');
      copyFileSync(image, copy);
      return mounted(['-t', 'ext4', '-o', 'loop'], copy);
    },
    unmount() {
      mount.unmount();
      rmSync(folder, { recursive: true });
    },
  };
}

function reasonAgainst(probe: () => Mount): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, to mount a file system of its own';
  try {
    probe().unmount();
    return null;
  } catch (error) {
    return `cannot mount here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Why a disk image cannot be mounted here, or null. */
export const imageRefusal = (): string | null => reasonAgainst(() => mountImage(8));

/** Why a file system in memory cannot be mounted here, or null. */
export const memoryRefusal = (): string | null => reasonAgainst(() => mountMemory(1));

/** Makes the folder for a server's data on a mount. */
export function dataFolderOn({ directory }: Mount): string {
  const folder = join(directory, 'data');
  mkdirSync(folder);
  return folder;
}
