package org.gatehouse.sso.response;

/** What the whole check says of a response: who came, or what it threw. */
final class Verdict {

  private Verdict() {}

  static Object of(Fixture fixture, String encoded) {
    try {
      return fixture
          .check()
          .check(fixture.connection, Fixture.posted(encoded), Fixture.BROWSER)
          .identity();
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
