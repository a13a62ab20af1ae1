package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class FeedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:14:59.999999Z");

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final Feed feed = trail.feed();

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void linesUpWhatComesFromNowOnInTheOrderInWhichItCame() {
    trail.as("dana").record("user.create", Map.of()).fold();
    assertThat(asked(() -> feed.follow(7))).isZero();
    trail.at(NOW.plusSeconds(2)).record("user.lock", Map.of());
    trail.at(NOW.plusSeconds(1)).record("user.unlock", Map.of());
    trail.in(8).record("user.create", Map.of()).fold();

    assertThat(asked(() -> feed.after(7, 0, 10)))
        .extracting(Feed.Fed::place)
        .containsExactly(1L, 2L);
    assertThat(texts()).containsExactly("user.unlock.success", "user.lock.success");
    assertThat(asked(() -> feed.fed(7))).contains(2L);
    assertThat(asked(() -> feed.fed(8))).isEmpty();
    assertThat(asked(() -> feed.follow(7))).isEqualTo(2);
  }

  @Test
  void givesWhatCommitsLateALaterPlaceThoughItsNumberIsLow() throws SQLException {
    asked(() -> feed.follow(7));
    trail.as("dana").record("user.create", Map.of()).record("user.lock", Map.of());
    try (var statement = trail.database().createStatement()) {
      statement.execute("create table kept as select * from audit_inbox order by id limit 1");
      statement.execute("delete from audit_inbox where id in (select id from kept)");
      trail.fold();
      statement.execute("insert into audit_inbox select * from kept");
    }
    trail.fold();

    assertThat(texts()).containsExactly("user.lock.success", "user.create.success");
  }

  @Test
  void forgetsWhatEverybodyHasButForSomeAndKnowsTheOldestThatIsLeft() {
    asked(() -> feed.follow(7));
    for (int i = 0; i < 4; i++) {
      trail.at(NOW.plusSeconds(i)).as("dana").record("user.create", Map.of()).fold();
    }
    trail.inTransaction(() -> feed.forget(7, 3, List.of(2L)));

    assertThat(asked(() -> feed.after(7, 0, 10)))
        .extracting(Feed.Fed::place)
        .containsExactly(2L, 4L);
    assertThat(asked(() -> feed.at(7, 2))).isPresent();
    assertThat(asked(() -> feed.at(7, 3))).isEmpty();
    assertThat(asked(() -> feed.oldest(7))).contains(NOW.plusSeconds(1));

    trail.inTransaction(() -> feed.unfollow(7));
    trail.record("user.lock", Map.of()).fold();
    assertThat(asked(() -> feed.after(7, 0, 10))).isEmpty();
    assertThat(asked(() -> feed.oldest(7))).isEmpty();
  }

  @Test
  void countsWhatIsNotLinedUpYetAsWaiting() {
    asked(() -> feed.follow(7));
    trail.as("dana").record("user.create", Map.of());

    assertThat(asked(() -> feed.oldest(7))).contains(NOW);
  }

  private <T> T asked(Supplier<T> question) {
    List<T> answer = new ArrayList<>();
    trail.inTransaction(() -> answer.add(question.get()));
    return answer.get(0);
  }

  private List<String> texts() {
    return asked(
        () ->
            feed.after(7, 0, 10).stream()
                .map(
                    fed ->
                        trail
                            .entries()
                            .createNativeQuery("select text_key from audit_detail where id = ?1")
                            .setParameter(1, fed.id())
                            .getSingleResult()
                            .toString())
                .toList());
  }
}
