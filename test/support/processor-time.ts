/**
 * Milliseconds of this thread's processor that the work takes: what others do beside it, threads of the engine
 * included, does not count.
 */
export function processorTimeOf(work: () => void): number {
  const from = now();
  work();
  return now() - from;
}

function now(): number {
  // Linux brings a thread's account up to date at each tick, of 4 ms, and whenever its process is asked for its own.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
