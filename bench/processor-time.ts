import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { sum } from './statistics.js';

/** Milliseconds since the machine started; only differences mean something. */
export interface ProcessorTime {
  /** All processes of the machine, and the time that the host of a virtual machine took away. */
  readonly all: number;
  /** This run: its processes, ended ones too, and the kernel's own threads. */
  readonly own: number;
  readonly elapsed: number;
}

/** The unit of /proc: USER_HZ is 100 on every Linux. */
const tickMs = 10;

/** Undefined on a system without /proc. */
export function processorTime(): ProcessorTime | undefined {
  const machine = fieldsOf('/proc/stat', /^cpu +(.*)$/m);
  if (!machine) return undefined;
  // proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = machine;
  const all = (user + nice + system + irq + softirq + steal) * tickMs;
  return { all, own: ownTicks() * tickMs, elapsed: performance.now() };
}

/** The part of the machine that others used between two moments, 0 to 1. */
export function shareOfOthers(before: ProcessorTime, after: ProcessorTime): number {
  const others = after.all - before.all - (after.own - before.own);
  return others / ((after.elapsed - before.elapsed) * availableParallelism());
}

/** Milliseconds that a process has used; 0 if it has ended. */
export function timeOf(pid: number): number {
  return (statOf(pid)?.ticks ?? 0) * tickMs;
}

function ownTicks(): number {
  const parents = new Map<number, { parent: number; ticks: number; children: number }>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) && statOf(Number(name));
    if (stat) parents.set(Number(name), stat);
  }
  const isOurs = (id: number): boolean => {
    // 2 is kthreadd, the parent of all threads of the kernel.
    for (let at = id; at > 0; at = parents.get(at)?.parent ?? 0) {
      if (at === process.pid || at === 2) return true;
    }
    return false;
  };
  const ours = [...parents].filter(([id]) => isOurs(id));
  return sum(ours.map(([, { ticks, children }]) => ticks + children));
}

/** Ticks: its own, and those of its children that have ended. */
function statOf(pid: number) {
  // proc_pid_stat(5), after the command, which may hold anything: state, parent, …
  const fields = fieldsOf(`/proc/${pid}/stat`, /\) \S (.*)$/s);
  if (!fields) return undefined;
  const [parent = 0, , , , , , , , , , user = 0, system = 0, children = 0, theirs = 0] = fields;
  return { parent, ticks: user + system, children: children + theirs };
}

/** Undefined if there is no such file: a process may end while it is looked at. */
function fieldsOf(file: string, pattern: RegExp): number[] | undefined {
  try {
    return pattern.exec(readFileSync(file, 'utf8'))?.[1]?.trim().split(/\s+/).map(Number);
  } catch {
    return undefined;
  }
}
