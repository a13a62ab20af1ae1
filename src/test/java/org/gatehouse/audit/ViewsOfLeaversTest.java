package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.Leaver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which saved views ask for somebody who is deleted: a parent and a child have each a zoltan, and
 * the child alone has a quirk.
 */
class ViewsOfLeaversTest {

  private static final long PARENT = 7;

  private final TrailInMemory trail = new TrailInMemory(Instant.parse("2026-11-22T10:00:00Z"));

  @BeforeEach
  void people() throws SQLException {
    try (Statement statement = trail.database().createStatement()) {
      // H2 checks it in the session of the migration, which is over, until it is reopened.
      statement.execute("alter table app_user drop constraint app_user_origin_known");
      statement.execute(
          "insert into account (id, slug, name, parent_id, language, created_at, version) values"
              + " (7, 'parent', 'P', null, 'en', timestamp '2020-01-01 00:00:00', 1),"
              + " (8, 'child', 'C', 7, 'en', timestamp '2020-01-01 00:00:00', 1)");
      int id = 0;
      for (String person :
          List.of("1 olga", "7 mia", "7 zoltan", "8 carl", "8 zoltan", "8 quirk")) {
        statement.execute(
            ("insert into app_user (id, public_id, account_id, username, username_key, email,"
                    + " email_key, search_key, origin, created_at, version) values (%1$d,"
                    + " 'p%1$d', %2$s, '%3$s', '%3$s', '%3$s@x.example', '%3$s@x.example', '',"
                    + " 'MANUAL', timestamp '2020-01-01 00:00:00', 1)")
                .formatted(++id, person.substring(0, 1), person.substring(2)));
      }
    }
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @ParameterizedTest(name = "{0} of {1} is deleted, {2} asks {3}: {4}")
  @DisplayName("a view follows whom it asks for in the log that it asks, and nobody else")
  @CsvSource({
    "zoltan, 8, 2, username=zoltan, false",
    "zoltan, 7, 2, username=Zoltan, true",
    "zoltan, 8, 4, username=zoltan, true",
    "zoltan, 7, 4, username=zoltan, false",
    "zoltan, 7, 4, username=parent%3Azoltan, true",
    "zoltan, 8, 2, sub=child&username=zoltan, true",
    "zoltan, 7, 2, sub=child&username=zoltan, false",
    "zoltan, 7, 2, sub=child&username=parent%3Azoltan, true",
    "zoltan, 8, 2, sub=*&username=zoltan, false",
    "quirk, 8, 2, sub=*&username=quirk, true",
    "quirk, 8, 1, account=parent&sub=*&username=quirk, true",
    "zoltan, 8, 1, account=child&username=zoltan, true",
    "zoltan, 7, 1, account=child&username=zoltan, false",
    "zoltan, 7, 1, account=parent&sub=child&username=zoltan, false",
    "zoltan, 8, 1, account=gone&username=zoltan, false",
  })
  void followsWhomItAsksFor(String name, long account, long owner, String query, boolean follows) {
    String address = "/audit?item=User&" + query;
    trail.inTransaction(
        () ->
            trail
                .entries()
                .persist(new SavedView(owner, "mine", address, trail.clock().instant())));

    forget(name, account);

    String after =
        trail
            .entries()
            .createQuery("select v from SavedView v", SavedView.class)
            .getSingleResult()
            .details()
            .address();
    assertThat(after)
        .isEqualTo(follows ? address.replaceFirst("username=.*", "username=erased-1") : address);
  }

  private void forget(String name, long account) {
    String slug = account == PARENT ? "parent" : "child";
    long id = name.equals("quirk") ? 6 : account == PARENT ? 3 : 5;
    ViewsOfLeavers views =
        new Wiring(trail.entries(), new ArrayList<>())
            .with(Clock.class, trail.clock())
            .with(CurrentCaller.class, new CurrentCaller())
            .get(ViewsOfLeavers.class);
    trail.inTransaction(
        () ->
            views.forget(
                new Leaver(account, id, name, slug + ":" + name, "erased-1", List.of(name))));
  }
}
