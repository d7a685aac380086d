import type { Reporter, TestModule } from 'vitest/node';

/** Ends every run with one line that a script can read: `N passed, N failed`. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const tally = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      // A file or a hook that breaks takes its tests along without counting them.
      const broken = [module, ...module.children.allSuites()].filter(
        (each) => each.errors().length,
      );
      tally.failed += broken.length;
      for (const test of module.children.allTests()) tally[test.result().state] += 1;
    }
    // Unfinished tests are no successes.
    const failed = tally.failed + tally.pending;
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    process.on('exit', () => {
      process.stdout.write(`${tally.passed} passed, ${failed} failed${skipped}\n`);
    });
  }
}
