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

  /**
   * A fresh account with something of everything: the manager mia, dana with the role Own and in
   * the team Core, late who is invited, a key, and the hold Case-1; gives its slug.
   */
  public String busy(String beginning) {
    String slug = create(beginning);
    String base = "/accounts/" + slug;
    user(slug, "mia", "Account Manager");
    user(slug, "dana", "User");
    done(api.post(base + "/users", "{\"username\":\"late\",\"email\":\"late@x.example\"}"));
    done(api.post(base + "/roles", "{\"name\":\"Own\",\"permissions\":[\"users:manage\"]}"));
    done(api.put(base + "/teams/Core", "{\"roles\":[\"Own\"],\"members\":[\"dana\"]}"));
    done(api.put(base + "/users/dana/roles", "{\"roles\":[{\"name\":\"Own\"}]}"));
    done(api.post(base + "/apikeys", "{\"name\":\"k\",\"scopes\":[\"audit:write\"]}"));
    done(api.post(base + "/users/dana/email", "{\"email\":\"dana.new@x.example\"}"));
    done(api.put(base + "/policy", "{\"maxLoginAttempts\":4}"));
    done(api.put(base + "/audit/holds/Case-1", "{\"why\":\"a claim\"}"));
    done(api.put(base + "/audit/alerts/rules", "{\"guessesMost\":4}"));
    return slug;
  }

  private static void done(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new AssertionError("Expected success but got " + answer);
    }
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("Expected " + status + " but got " + answer);
    }
    return answer;
  }
}
