let cohort: Promise<void> | undefined;

/**
 * Resolves when everything that has arrived with this has been read, for all of it at once. So requests that are there at the
 * same time go through their turns step by step together, and each step finds its code in the processor's caches: under load a
 * turn takes about half as long as when one is finished before the next is read (cohort scheduling: J. Larus and M. Parkes,
 * "Using Cohort Scheduling to Enhance Server Performance", USENIX 2002). Who comes alone waits for nobody.
 */
export function joinCohort(): Promise<void> {
  return (cohort ??= new Promise((resolve) => {
    // Node reads from all sockets that have something before it runs what is set so.
    setImmediate(() => {
      cohort = undefined;
      resolve();
    });
  }));
}
