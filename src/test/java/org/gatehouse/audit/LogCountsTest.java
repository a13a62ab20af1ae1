package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.audit.Groups.Group;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.IndexedWords;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.trail.Values;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogCountsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TrailInMemory trail = new TrailInMemory(NOON);
  private static long account = 5_000;

  private final LogCounts counts = new LogCounts();

  @BeforeEach
  void begin() {
    account += 2;
    Catalogue catalogue = new Catalogue();
    LogScope scope = new LogScope();
    scope.caller = new CurrentCaller();
    scope.caller.actAs(
        Caller.program("reader", new Caller.Account(account, "contoso", "Contoso"), Set.of()));
    scope.subAccounts =
        new SubAccounts() {
          @Override
          public List<Caller.Account> ofCurrent() {
            return List.of(new Caller.Account(account + 1, "emea", "EMEA"));
          }
        };
    AuditLog log = new AuditLog();
    log.entries = trail.entries();
    log.scope = scope;
    log.wording = new Wording();
    log.wording.catalogue = catalogue;
    log.reader = new EntryReader();
    log.reader.catalogue = catalogue;
    log.masking = new Unmasked();
    log.indexedWords =
        new IndexedWords() {
          @Override
          public Optional<Instant> until() {
            return Optional.of(NOON);
          }
        };
    counts.entries = trail.entries();
    counts.scope = scope;
    counts.log = log;
    counts.catalogue = catalogue;
    counts.masking = log.masking;
  }

  @AfterAll
  static void end() {
    trail.close();
  }

  @Test
  void sumsTheRollUpOverTimeAndTextsAndReadsNoEntryForIt() {
    rolledUp(account, NOON, "T", "user.create.success", "", 40);
    rolledUp(account, NOON.plusSeconds(900), "T", "user.create.failure", "", 2);
    rolledUp(account, NOON.plusSeconds(7200), "T", "team.create.success", "", 7);
    rolledUp(account, NOON, "U", "dana", "Dana", 49);

    Timeline hours = Timeline.of(NOON, NOON.plusSeconds(6 * 3600), ZoneOffset.UTC);
    Bars all = counts.times(LogFilter.NONE, hours, Locale.ENGLISH);
    assertThat(all.total()).isEqualTo(49);
    assertThat(all.capped()).isFalse();
    assertThat(all.entries().subList(0, 2)).containsExactly(40L, 2L);
    assertThat(counts.times(saying("user.create.failure"), hours, Locale.ENGLISH).total())
        .isEqualTo(2);
    assertThat(counts.findFirst(LogFilter.NONE)).contains(NOON);
    assertThat(groups(LogFilter.NONE, Grouping.DESCRIPTION))
        .containsExactly(
            new Group("user.create.success", "", 40),
            new Group("team.create.success", "", 7),
            new Group("user.create.failure", "", 2));
  }

  @Test
  void addsUpYearsPieceByPiece() {
    Instant begin = NOON.minus(Duration.ofDays(3_600));
    rolledUp(account, begin.minusSeconds(900), "T", "user.create.success", "", 1);
    rolledUp(account, begin, "T", "user.create.success", "", 2);
    rolledUp(account, begin, "T", "team.create.success", "", 4);
    rolledUp(account, NOON.minusSeconds(900), "T", "user.create.success", "", 8);
    rolledUp(account, NOON, "T", "user.create.success", "", 16);
    Timeline years = Timeline.of(begin, NOON, ZoneOffset.UTC);
    Instant second = years.pieces().get(1).from().orElseThrow();
    rolledUp(account, second.minusSeconds(900), "T", "user.create.success", "", 32);
    rolledUp(account, second, "T", "user.create.success", "", 64);

    List<Long> all = counts.times(LogFilter.NONE, years, Locale.ENGLISH).entries();
    assertThat(all.get(0)).isEqualTo(38);
    assertThat(all.get(1)).isEqualTo(64);
    assertThat(all.get(all.size() - 1)).as("and what has come in since").isEqualTo(24);

    LogFilter within = LogFilter.NONE.within(Span.between(second, NOON));
    assertThat(counts.times(within, years, Locale.ENGLISH).total()).isEqualTo(72);
    assertThat(CountPlan.of(within, Optional.empty()).along(years))
        .as("of quarters that nobody asks for there are none")
        .hasSize(years.pieces().size() - 1);
  }

  @Test
  void readsTheLargestGroupsAloneAndThoseThatTheEdgesAddTo() {
    for (int i = 1; i <= 150; i++) {
      rolledUp(account, NOON.plusSeconds(900), "U", "user-" + i, "user-" + i, 1_000 - i);
    }
    trail.in(account).as("user-150").at(NOON.plusSeconds(60));
    for (int i = 0; i < 200; i++) {
      trail.record("team.create", Map.of());
    }
    trail.as("nobody-else").record("team.create", Map.of());
    LogFilter ragged =
        LogFilter.NONE.within(Span.between(NOON.plusSeconds(30), NOON.plusSeconds(3_600)));

    Groups groups = counts.groups(ragged, Grouping.USER, Locale.ENGLISH);

    assertThat(groups.more()).isTrue();
    assertThat(groups.all())
        .hasSize(100)
        .startsWith(new Group("user-150", "user-150", 1_050), new Group("user-1", "user-1", 999))
        .endsWith(new Group("user-99", "user-99", 901));
  }

  @Test
  void countsWhatTheCatalogueHasNoWordsFor() {
    rolledUp(account, NOON, "T", "campaign.update.failure", "", 3);
    rolledUp(account, NOON, "T", "chatbot.deactivate.success", "", 2);
    rolledUp(account, NOON, "T", "user.create.failure", "", 1);
    Timeline hours = Timeline.of(NOON, NOON.plusSeconds(6 * 3600), ZoneOffset.UTC);
    FilterInput input = new FilterInput(new Catalogue());

    for (var wanted :
        Map.of(
                "outcome=FAILURE", 4L,
                "outcome=SUCCESS", 2L,
                "item=Campaign", 3L,
                "action=Deactivate", 2L)
            .entrySet()) {
      String[] field = wanted.getKey().split("=");
      LogFilter filter = input.filter(name -> name.equals(field[0]) ? field[1] : null);
      assertThat(counts.times(filter, hours, Locale.ENGLISH).total())
          .as(wanted.getKey())
          .isEqualTo(wanted.getValue());
    }
    LogFilter failures = input.filter(name -> name.equals("outcome") ? "FAILURE" : null);
    assertThat(groups(failures, Grouping.DESCRIPTION))
        .containsExactly(
            new Group("campaign.update.failure", "", 3), new Group("user.create.failure", "", 1));
    assertThat(groups(saying("campaign.update.failure"), Grouping.ACCOUNT))
        .containsExactly(new Group("contoso", "", 3));
  }

  @Test
  @Tag("A-2")
  void groupsByUserAddressAndAccount() {
    rolledUp(account, NOON, "T", "user.create.success", "", 3);
    rolledUp(account + 1, NOON, "T", "user.create.success", "", 4);
    rolledUp(account, NOON, "U", "dana", "Dana", 2);
    rolledUp(account, NOON, "U", "", "", 1);
    rolledUp(account, NOON, "A", Values.addressKey("10.0.0.9"), "10.0.0.9", 2);
    rolledUp(account, NOON, "A", Values.addressKey("203.0.113.9"), "203.0.113.9", 1);

    assertThat(groups(LogFilter.NONE, Grouping.USER))
        .containsExactly(new Group("dana", "Dana", 2), new Group("", "", 1));
    assertThat(groups(LogFilter.NONE, Grouping.ADDRESS))
        .extracting(Group::label)
        .containsExactly("10.0.0.9", "203.0.113.9");
    assertThat(groups(within("10.0.0.0/8"), Grouping.ADDRESS))
        .extracting(Group::label)
        .containsExactly("10.0.0.9");
    assertThat(groups(LogFilter.NONE.of("*"), Grouping.ACCOUNT))
        .containsExactly(new Group("emea", "", 4), new Group("contoso", "", 3));
  }

  @Test
  void addsTheEdgesOfARaggedTimeFromTheEntries() {
    trail.in(account).as("dana").at(NOON.plusSeconds(60)).record("team.create", Map.of());
    trail.at(NOON.plusSeconds(3_660)).record("team.create", Map.of());
    trail.at(NOON.plusSeconds(4_000)).record("team.create", Map.of());
    rolledUp(account, NOON.plusSeconds(900), "U", "dana", "dana", 5);
    LogFilter ragged =
        LogFilter.NONE.within(Span.between(NOON.plusSeconds(30), NOON.plusSeconds(3_700)));

    assertThat(groups(ragged, Grouping.USER)).containsExactly(new Group("dana", "dana", 7));
  }

  @Test
  void countsCombinationsFromTheNewestEntries() {
    trail.in(account).as("dana").at(NOON).record("team.create", Map.of("name", "North"));
    trail.record("team.update", Map.of("name", "North")).record("tag.remove", Map.of());
    LogFilter words = words("north");

    assertThat(groups(words, Grouping.DESCRIPTION))
        .extracting(Group::name)
        .containsExactlyInAnyOrder("team.create.success", "team.update.success");
    Timeline hour = Timeline.of(NOON, NOON.plusSeconds(3_600), ZoneOffset.UTC);
    assertThat(counts.times(words, hour, Locale.ENGLISH).total()).isEqualTo(2);
  }

  @Test
  void stopsAtThousandAndSaysSo() {
    trail.in(account).as("dana").at(NOON);
    for (int i = 0; i <= LogCounts.MOST; i++) {
      trail.record("team.create", Map.of("name", "North"));
    }

    Groups groups = counts.groups(words("north"), Grouping.USER, Locale.ENGLISH);

    assertThat(groups.capped()).isTrue();
    assertThat(groups.all()).containsExactly(new Group("dana", "dana", LogCounts.MOST));
  }

  private List<Group> groups(LogFilter filter, Grouping by) {
    Groups groups = counts.groups(filter, by, Locale.ENGLISH);
    assertThat(groups.capped()).isFalse();
    return groups.all();
  }

  private static LogFilter saying(String text) {
    return LogFilter.NONE.saying(Optional.of(text));
  }

  private static LogFilter within(String block) {
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Cidr.parse(block)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static LogFilter words(String word) {
    return new LogFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(word),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void rolledUp(
      long of, Instant bucket, String kind, String name, String label, long entries) {
    try (var insert =
        trail
            .database()
            .prepareStatement(
                "insert into audit_count (account_id, bucket, kind, name, label, entries)"
                    + " values (?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, of);
      insert.setTimestamp(2, Timestamp.from(bucket));
      insert.setString(3, kind);
      insert.setString(4, name);
      insert.setString(5, label);
      insert.setLong(6, entries);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
