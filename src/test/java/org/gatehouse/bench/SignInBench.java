package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.users.Passwords;
import org.junit.jupiter.api.Test;

/**
 * How many people a second sign in at the login form with a password, beside nothing but the
 * verification of as many passwords on the same processors, and what a hundred at once do to a heap
 * of 512 MB.
 */
class SignInBench {

  private static final int PEOPLE = 50;
  private static final long FIRST_ACCOUNT = 3_000_001;
  private static final int ACCOUNTS = 200;
  private static final int OTHERS = 20_000;
  private static final int CROWD = 100;
  private static final int OPENED = 500;
  private static final int ROUNDS = 12;
  private static final Duration BARE = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int CLIENTS = 2 * PROCESSORS;

  private Gatehouse gatehouse;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, String> devices = new ConcurrentHashMap<>();
  private String account;

  /** A login page that somebody has opened: what its form sends, and its cookies. */
  private record Opened(URI action, String who, String body, String cookies) {}

  private void people(Gatehouse of) throws SQLException {
    gatehouse = of;
    Accounts accounts = new Accounts(gatehouse.api());
    account = accounts.create("signin");
    for (int i = 0; i < PEOPLE; i++) {
      accounts.user(account, "person-" + i, "User");
    }
    others();
  }

  /** They sign in among many people with devices of their own, not in empty tables. */
  private void others() throws SQLException {
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, FIRST_ACCOUNT, ACCOUNTS);
      try (Statement statement = database.createStatement()) {
        for (String sql :
            List.of(
                """
                insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin, password_hash,
                  created_at, last_sign_in_at, search_key, version)
                select 10000000 + n, left(md5('u' || n), 22), %d + n %% %d, 'other-' || n, 'other-' || n,
                  'other-' || n || '@bench.example', 'other-' || n || '@bench.example', 'MANUAL', repeat('x', 97),
                  now() - interval '2 years', now() - interval '1 hour' * (n %% 400),
                  'other-' || n || ' other-' || n || '@bench.example', 1
                from generate_series(1, %d) n
                """
                    .formatted(FIRST_ACCOUNT, ACCOUNTS, OTHERS),
                """
                insert into authorised_device (id, account_id, user_id, ip, user_agent, authorised_at, last_used_at, expires_at)
                select id, account_id, id, '192.0.2.1', 'A browser', created_at, last_sign_in_at, now() + interval '90 days'
                from app_user where id > 10000000
                """,
                """
                insert into device_token (token_hash, device_id, user_id)
                select md5('1' || id) || md5('2' || id), id, id from app_user where id > 10000000
                """,
                """
                insert into sign_in_guesses (user_id, device_id, wrong, closed, changed_at)
                select u.id, d, 0, false, now() from app_user u, unnest(array[0, u.id]) d where u.id > 10000000
                """,
                "vacuum analyze")) {
          statement.execute(sql);
        }
      }
    }
  }

  @Test
  void signInsBesideBareVerifications() throws SQLException {
    try (Gatehouse deployed = Gatehouse.deployed("sign-ins")) {
      people(deployed);
      besideBareVerifications();
    }
  }

  private void besideBareVerifications() {
    Load.Call verify = bare();
    Load.during(BARE, Collections.nCopies(PROCESSORS, verify));
    Load.warmUp(this::signIns);
    List<Load> rounds = new ArrayList<>();
    List<Load> bare = new ArrayList<>();
    // In turn: what else the machine has to do changes from one minute to the next.
    for (int round = 0; round < ROUNDS; round++) {
      bare.add(Load.during(BARE, Collections.nCopies(PROCESSORS, verify)));
      rounds.add(signIns());
    }
    Figures.add(
        "Sign-ins with a password at the login form, " + CLIENTS + " clients",
        "%s/s, p99 %s ms"
            .formatted(
                Figures.number(Load.perSecond(rounds)),
                Figures.number(rounds.get(ROUNDS - 1).millis(0.99))),
        "%s/s bare Argon2id verifications: %.0f %%; limit 85 %% and 36/s"
            .formatted(
                Figures.number(Load.perSecond(bare)),
                100 * Load.perSecond(rounds) / Load.perSecond(bare)));
  }

  @Test
  void aHundredAtOnceAtA512MbHeap() throws Exception {
    people(Gatehouse.shared());
    AtomicInteger refused = new AtomicInteger();
    Heap heap = new Heap(gatehouse.management());
    double before = heap.usedMegabytes();
    var done =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () ->
                Load.during(
                    LONG,
                    Collections.nCopies(
                        CROWD,
                        () -> {
                          if (post(open()) >= 500) {
                            refused.incrementAndGet();
                          }
                        })));
    double first = 0;
    double last = 0;
    long begin = System.nanoTime();
    while (!done.isDone()) {
      double used = heap.usedMegabytes();
      if (System.nanoTime() - begin < LONG.toNanos() / 2) {
        first = Math.max(first, used);
      } else {
        last = Math.max(last, used);
      }
    }
    Figures.add(
        "A hundred people who sign in again and again for a minute, heap of 512 MB",
        "%s/s; used at most %s MB in the first half, %s MB in the second"
            .formatted(
                Figures.number(done.get().perSecond()),
                Figures.number(first),
                Figures.number(last)),
        "%s MB before; %d were asked to come back"
            .formatted(Figures.number(before), refused.get()));
  }

  /** Verifies a right password, and nothing else. */
  private static Load.Call bare() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash(Accounts.PASSWORD);
    return () -> passwords.verify(Accounts.PASSWORD, hash);
  }

  /** Opens the pages first, as people do before they type; what is measured is the signing in. */
  private Load signIns() {
    Queue<Opened> pages = new ConcurrentLinkedQueue<>();
    Load.times(OPENED / CLIENTS, Collections.nCopies(CLIENTS, () -> pages.add(open())));
    Load.Call signIn =
        () -> {
          int status = post(pages.remove());
          if (status != HttpURLConnection.HTTP_MOVED_TEMP) {
            throw new IllegalStateException("The sign-in answered " + status);
          }
        };
    return Load.times(OPENED / CLIENTS, Collections.nCopies(CLIENTS, signIn));
  }

  /** Costs little itself: what it leaves to be cleaned up would be counted with the sign-ins. */
  private Opened open() throws IOException {
    URI page = gatehouse.url().resolve("/login");
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IllegalStateException("The sign-in page answered " + status);
    }
    try (InputStream text = connection.getInputStream()) {
      text.readAllBytes();
    }
    String cookies =
        connection.getHeaderFields().getOrDefault("Set-Cookie", List.of()).stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    String who = account + ":person-" + next.incrementAndGet() % PEOPLE;
    String body = "username=" + encoded(who) + "&password=" + encoded(Accounts.PASSWORD);
    return new Opened(page, who, body, cookies);
  }

  private int post(Opened page) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) page.action().toURL().openConnection();
    byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection.setRequestProperty("Cookie", page.cookies() + devices.getOrDefault(page.who(), ""));
    try (OutputStream body = connection.getOutputStream()) {
      body.write(bytes);
    }
    int status = connection.getResponseCode();
    keepDevice(page.who(), connection);
    try (InputStream rest =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (rest != null) {
        rest.readAllBytes();
      }
    }
    return status;
  }

  /** People mostly come on the device on which they came before. */
  private void keepDevice(String who, HttpURLConnection connection) {
    connection.getHeaderFields().getOrDefault("Set-Cookie", List.of()).stream()
        .filter(cookie -> cookie.startsWith("gh_device"))
        .findFirst()
        .ifPresent(cookie -> devices.put(who, "; " + cookie.split(";", 2)[0]));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
