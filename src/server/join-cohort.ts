/** More of them crowd each other's data out of the caches. */
const MOST_TOGETHER = 32;

interface Cohort {
  readonly going: Promise<void>;
  members: number;
}

let open: Cohort | undefined;

/**
 * Resolves when what has arrived with this has been read, for a number of requests at once. So requests that are there at the
 * same time go through their turns step by step together, and each step finds its code in the processor's caches: under load a
 * turn takes about half as long as when one is finished before the next is read (cohort scheduling: J. Larus and M. Parkes,
 * "Using Cohort Scheduling to Enhance Server Performance", USENIX 2002). Who comes alone waits for nobody.
 */
export function joinCohort(): Promise<void> {
  if (open === undefined || open.members === MOST_TOGETHER) open = begin();
  open.members += 1;
  return open.going;
}

function begin(): Cohort {
  const going = new Promise<void>((resolve) => {
    // Node reads from all sockets that have something before it runs what is set so.
    setImmediate(() => {
      open = undefined;
      resolve();
    });
  });
  return { going, members: 0 };
}
