package org.gatehouse.sso.response;

/** What the whole check says of a response: who came, or what it threw. */
final class Verdict {

  private Verdict() {}

  static Object of(Fixture fixture, String encoded) {
    return of(fixture, encoded, new Findings());
  }

  /** The same, and what was noted on the way. */
  static Object of(Fixture fixture, String encoded, Findings findings) {
    try {
      return fixture
          .check()
          .check(fixture.connection, Fixture.posted(encoded), Fixture.BROWSER, findings)
          .identity();
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
