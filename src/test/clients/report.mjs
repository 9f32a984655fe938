import { isDeepStrictEqual } from 'node:util';

export const url = process.env.KUNCI_URL;
export const organization = process.env.KUNCI_ORGANIZATION;
export const token = process.env.KUNCI_TOKEN;

/** What a client did and saw; printed in the end as JSON for the test that started it. */
export class Report {
  calls = [];
  decisions = [];
  problems = [];
  seen = {};

  equal(actual, expected, what) {
    if (!isDeepStrictEqual(actual, expected)) {
      this.problems.push(`${what}: expected ${JSON.stringify(expected)}, but was ${JSON.stringify(actual)}`);
    }
  }

  /** Milliseconds that agree, but for the moments that pass while a call is answered. */
  near(actual, expected, what) {
    if (!(Math.abs(actual - expected) < 5_000)) {
      this.problems.push(`${what}: expected about ${expected} ms, but was ${actual}`);
    }
  }

  /** Each field that was sent has come back as it was. */
  holds(actual, expected, what) {
    for (const [field, value] of Object.entries(expected)) {
      this.equal(actual?.[field], value, `${what}.${field}`);
    }
  }

  /** A reason that names this decision alone, so that its record can be found. */
  reason(record) {
    const reason = `${process.env.KUNCI_STORY} ${this.decisions.length + 1}`;
    this.decisions.push({ reason, ...record });
    return reason;
  }

  /** Runs the story to its end or its first failure, and prints what happened. */
  async tell(story) {
    try {
      await story();
    } catch (failure) {
      this.problems.push(failure.stack ?? String(failure));
    }
    process.stdout.write(JSON.stringify(this));
  }
}

/** One attribute. */
export const pair = (name, value) => ({ name, value });
