package org.gatehouse.testing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes accounts and people for a test by REST; each test takes fresh ones, so that none disturbs
 * another.
 */
public final class Accounts {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A password that every rule allows. */
  public static final String PASSWORD = "correct horse battery staple";

  private final Api api;

  public Accounts(Api api) {
    this.api = api;
  }

  /** A fresh account; gives its slug. */
  public String create(String beginning) {
    String slug =
        "%s-%d-%d"
            .formatted(beginning, ProcessHandle.current().pid() % 10_000, COUNT.incrementAndGet());
    expect(
        201, api.post("/accounts", "{\"slug\":\"%s\",\"name\":\"%s Ltd\"}".formatted(slug, slug)));
    return slug;
  }

  /** A user with {@link #PASSWORD} and that role; gives his id. */
  public String user(String slug, String username, String role) {
    Answer answer =
        api.post(
            "/accounts/" + slug + "/users",
            """
            {"username":"%s","email":"%s@%s.example","firstName":"%s","roles":["%s"],"password":"%s"}
            """
                .formatted(
                    username, username.toLowerCase(Locale.ROOT), slug, username, role, PASSWORD));
    return expect(201, answer).json().path("id").asText();
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("Expected " + status + " but got " + answer);
    }
    return answer;
  }
}
