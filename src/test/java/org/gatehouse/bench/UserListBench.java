package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;

/** How long a page of users takes where a thousand accounts have a million of them. */
class UserListBench {

  private static final long FIRST_ACCOUNT = 2_000_001;
  private static final int ACCOUNTS = 1_000;
  private static final int USERS = 1_000_000;
  private static final int CALLS = 500;
  private static final int PAGES = 300;
  private static final String LIMIT = "limit 50 ms";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Caller reader = new Caller(gatehouse.url(), Gatehouse.API_KEY);
  private final Random random = new Random(1);

  @Test
  void pagesOfAListOfUsers() throws Exception {
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, FIRST_ACCOUNT, ACCOUNTS);
      fill(database);
    }
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("the first", "");
    questions.put("a state", "&status=LOCKED");
    questions.put("a role", "&role=Auditor");
    questions.put("a team", "&team=Team%203");
    questions.put("an origin", "&origin=SSO");
    questions.put("not here for 90 days", "&seen=not-90d");
    questions.put("a frequent part of a name", "&containing=frida");
    questions.put("a part of an address", "&containing=person-77");
    questions.put("a name that nobody has", "&containing=xyzzy");
    questions.put("a state, a team and a name", "&status=ACTIVE&team=Team%203&containing=fri");
    List<String> all = List.copyOf(questions.values());
    Load.warmUp(List.of(() -> call(all.get(random.nextInt(all.size())))));
    questions.forEach(
        (what, filter) ->
            Figures.add(
                "Page of 50 of a million users in 1,000 accounts: " + what + ", p99",
                Figures.number(Load.times(CALLS, List.of(() -> call(filter))).millis(0.99)) + " ms",
                LIMIT));
    Figures.add("The same first page in a browser, p99", Figures.number(page()) + " ms", LIMIT);
  }

  private void call(String filter) throws Exception {
    reader.get("/accounts/bench-" + account() + "/users?limit=50" + filter);
  }

  private double page() {
    String slug = "bench-" + account();
    new Accounts(gatehouse.api()).user(slug, "manager", "Account Manager");
    Visitor manager = gatehouse.visitor();
    manager.signIn(slug + ":manager", Accounts.PASSWORD);
    Load.Call open =
        () -> {
          if (manager.get("/users").status() != 200) {
            throw new IllegalStateException("The list did not open.");
          }
        };
    Load.times(PAGES, List.of(open));
    return Load.times(PAGES, List.of(open)).millis(0.99);
  }

  private long account() {
    return FIRST_ACCOUNT + random.nextInt(ACCOUNTS);
  }

  private static void fill(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql :
          List.of(
              """
              insert into app_user (id, public_id, account_id, username, username_key, email, email_key, first_name,
                last_name, origin, password_hash, created_at, last_sign_in_at, locked_at, locked_reason, disabled_at,
                disabled_reason, search_key, version)
              select 10000000 + n, left(md5('u' || n), 22), %1$d + n %% %2$d, 'person-' || n, 'person-' || n,
                'person-' || n || '@bench.example', 'person-' || n || '@bench.example', first, last,
                case when n %% 3 = 0 then 'SSO' else 'MANUAL' end, null, now() - interval '2 years',
                now() - interval '1 day' * (n %% 400), case when n / %2$d %% 20 = 0 then now() end,
                case when n / %2$d %% 20 = 0 then 'BY_HAND' end, case when n / %2$d %% 25 = 1 then now() end,
                case when n / %2$d %% 25 = 1 then 'BY_HAND' end,
                'person-' || n || ' person-' || n || '@bench.example ' || lower(first) || ' ' || lower(last), 1
              from (select n, (array['Ada','Bert','Clara','Dora','Emil','Frida','Gustav','Hanna','Ivo','Jana'])[1 + n / %2$d %% 10] as first,
                'Lindqvist' || n %% 97 as last from generate_series(0, %3$d - 1) n) made
              """
                  .formatted(FIRST_ACCOUNT, ACCOUNTS, USERS),
              """
              insert into user_role (id, account_id, user_id, role_id)
              select id, account_id, id, case when id %% 10 = 0 then 3 else 2 end from app_user where id >= 10000000
              """
                  .formatted(),
              """
              insert into team (id, account_id, public_id, name, name_key, origin, created_at, version)
              select 10000000 + a * 10 + t, a, left(md5('t' || a || '-' || t), 22), 'Team ' || t, 'team ' || t, 'MANUAL', now(), 1
              from generate_series(%1$d, %1$d + %2$d - 1) a, generate_series(0, 9) t
              """
                  .formatted(FIRST_ACCOUNT, ACCOUNTS),
              """
              insert into team_member (id, account_id, team_id, user_id)
              select id, account_id, 10000000 + account_id * 10 + id / %d %% 10, id from app_user where id >= 10000000
              """
                  .formatted(ACCOUNTS),
              "vacuum analyze app_user, user_role, team, team_member")) {
        statement.execute(sql);
      }
    }
  }
}
