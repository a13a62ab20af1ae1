package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.IndexedWords;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.trail.TrailInMemory.Happened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Catalogue catalogue = new Catalogue();
  private static final TrailInMemory trail = new TrailInMemory(NOON);
  private static long account = 100;
  private final AuditLog log = new AuditLog();
  private final List<Caller.Account> below = new ArrayList<>();

  @BeforeEach
  void begin() {
    log.entries = trail.entries();
    log.wording = new Wording();
    log.wording.catalogue = catalogue;
    log.reader = new EntryReader();
    log.reader.catalogue = catalogue;
    log.masking = new Unmasked();
    log.indexedWords = indexedUntil(Optional.empty());
    account += 2;
    trail.in(account).at(NOON).as("system");
    enter(account);
  }

  @AfterAll
  static void end() {
    trail.close();
  }

  @Test
  void showsTheNewestFirstAndWhatHappenedAtTheSameMomentInItsOrder() {
    trail.record("team.create", Map.of()).record("team.update", Map.of());
    trail.at(NOON.minusSeconds(1)).record("team.delete", Map.of());

    assertThat(descriptions(LogFilter.NONE))
        .containsExactly("Group updated.", "Group created.", "Group deleted.");
  }

  @Test
  @Tag("A-31")
  void showsNothingOfAnotherAccountWhateverIsAsked() {
    trail.record(
        new Happened(
            account + 1,
            "user.create",
            Outcome.SUCCESS,
            Optional.of("eve"),
            Map.of("x", "secret")));
    String theirs = log(account + 1).items().get(0).id();
    Position above = new Position(NOON.plusSeconds(1), Long.MAX_VALUE);
    enter(account);

    for (LogFilter filter :
        List.of(
            LogFilter.NONE,
            filter("username", "eve"),
            filter("description", "secret"),
            filter("description", "user created"),
            filter("item", "User"),
            filter("outcome", "SUCCESS"))) {
      assertThat(log.newest(filter, Optional.of(above), 10, Locale.ENGLISH).items()).isEmpty();
      assertThat(log.newerThan(new Position(Instant.EPOCH, 1), filter, 10, Locale.ENGLISH).items())
          .isEmpty();
    }
    assertThatThrownBy(() -> log.get(theirs, "", Locale.ENGLISH))
        .isInstanceOf(BusinessException.class)
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void pagesBothWaysWithoutGapOrDoubleWhileEntriesArrive() {
    for (int i = 0; i < 25; i++) {
      // Pairs share a moment, so that only the number orders them.
      trail.at(NOON.plusSeconds(i / 2)).record("team.update", Map.of("n", "" + i));
    }
    List<LogSlice> pages = new ArrayList<>();
    Optional<Position> before = Optional.empty();
    do {
      pages.add(log.newest(LogFilter.NONE, before, 4, Locale.ENGLISH));
      trail.at(NOON.plusSeconds(100 + pages.size())).record("team.create", Map.of());
      before = pages.get(pages.size() - 1).older();
    } while (before.isPresent());

    List<String> seen = pages.stream().flatMap(page -> numbers(page).stream()).toList();
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("24", "23").endsWith("1", "0");
    LogSlice last = pages.get(pages.size() - 1);
    LogSlice above = log.newerThan(last.newer().orElseThrow(), LogFilter.NONE, 4, Locale.ENGLISH);
    assertThat(numbers(above)).isEqualTo(numbers(pages.get(pages.size() - 2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 5, 12, 13})
  void pagesBothWaysOverTheEndOfTheIndexOfWordsAsIfItWereNotThere(int second) {
    for (int i = 0; i < 25; i++) {
      trail
          .at(NOON.plusSeconds(i / 2))
          .record("team.update", Map.of("n", "" + i, "w", "w" + i % 3));
    }
    LogFilter filter = filter("description", "w1");
    List<List<String>> down = new ArrayList<>();
    List<List<String>> up = new ArrayList<>();
    for (Optional<Instant> until :
        List.of(Optional.<Instant>empty(), Optional.of(NOON.plusSeconds(second)))) {
      log.indexedWords = indexedUntil(until);
      down.add(downwards(filter));
      up.add(upwards(filter));
    }

    assertThat(down.get(0))
        .containsExactly("22", "19", "16", "13", "10", "7", "4", "1")
        .isEqualTo(down.get(1));
    assertThat(up.get(0)).hasSize(8).isEqualTo(up.get(1));
  }

  @Test
  void showsTheNewestPageWhereTheEntriesAboveFillNone() {
    for (int i = 0; i < 5; i++) {
      trail.at(NOON.plusSeconds(i)).record("team.update", Map.of("n", "" + i));
    }
    LogSlice first = log.newest(LogFilter.NONE, Optional.empty(), 3, Locale.ENGLISH);
    LogSlice second = log.newest(LogFilter.NONE, first.older(), 3, Locale.ENGLISH);

    LogSlice back = log.newerThan(second.newer().orElseThrow(), LogFilter.NONE, 3, Locale.ENGLISH);

    assertThat(numbers(back)).isEqualTo(numbers(first));
    assertThat(back.newer()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "description, logged, user.login",
    "description, 'LOGGED In', user.login",
    "description, 'user echeverria', user.login",
    "description, tomas.e@meridian.example, user.login",
    "description, 'User logged in (name, email)', user.login",
    "description, 'Tad removed.', tag.remove",
    "description, disabled, 2fa.disable",
    "description, 'authentication enabled for all', 2fa.disable",
    "description, 50%, search.export",
    "description, 5_0, ''",
    "description, nowhere, ''",
    "username, DANA, tag.remove",
    "username, dan, ''",
    "item, tag, tag.remove",
    "action, Disable, 2fa.disable",
    "outcome, FAILURE, search.export",
  })
  void findsByEachFilter(String field, String value, String expected) {
    trail
        .record(
            "user.login", Map.of("name", "Tomás Echeverría", "email", "tomas.e@meridian.example"))
        .record("2fa.disable", Map.of())
        .record(
            new Happened(
                account,
                "search.export",
                Outcome.FAILURE,
                Optional.empty(),
                Map.of("why", "stopped at 50 of 100, 50%")))
        .as("dana")
        .record("tag.remove", Map.of());

    List<String> found =
        log.newest(filter(field, value), Optional.empty(), 10, Locale.ENGLISH).items().stream()
            .map(entry -> entry.item() + "/" + entry.action())
            .toList();

    List<String> wanted =
        catalogue.texts().stream()
            .filter(text -> text.name().equals(expected))
            .map(text -> text.item() + "/" + text.action())
            .distinct()
            .toList();
    assertThat(found).containsAll(wanted);
    if (wanted.isEmpty()) {
      assertThat(found).isEmpty();
    }
  }

  @Test
  @Tag("A-5")
  void takesTheFirstMomentOfASpanAndNotTheLast() {
    trail.at(NOON.minusNanos(1_000)).record("team.create", Map.of());
    trail.at(NOON).record("team.update", Map.of());

    assertThat(descriptions(LogFilter.NONE.within(Span.between(NOON.minusSeconds(9), NOON))))
        .containsExactly("Group created.");
    assertThat(descriptions(LogFilter.NONE.within(Span.between(NOON, NOON.plusSeconds(9)))))
        .containsExactly("Group updated.");
  }

  @Test
  void speaksTheReadersLanguageAndIsSearchedInIt() {
    trail.record("user.lock", Map.of("name", "Zoë"));

    LogSlice page =
        log.newest(filter("description", "gesperrt zoe"), Optional.empty(), 10, Locale.GERMAN);

    assertThat(page.items())
        .extracting(LogEntry::description)
        .containsExactly("Benutzer gesperrt.");
  }

  @Test
  void givesOneEntryWithWhatChanged() {
    trail.record("account.security-options", Map.of("change.days", "never → 90"));
    String id = log(account).items().get(0).id();

    LogEntry entry = log.get(id, "", Locale.ENGLISH);

    assertThat(entry.account()).isEqualTo("contoso");
    assertThat(entry.userName()).isEqualTo("system");
    assertThat(entry.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.toString()).contains("days", "never", "90"));
  }

  @Test
  @Tag("A-31")
  void readsTheAccountsBelowTheCallersSideBySideAndNoOther() {
    Happened theirs =
        new Happened(account + 1, "tag.remove", Outcome.SUCCESS, Optional.of("eve"), Map.of());
    for (int i = 0; i < 6; i++) {
      trail.at(NOON.plusSeconds(i));
      trail.record("team.update", Map.of("n", "" + i)).record(theirs);
    }
    below.add(new Caller.Account(account + 1, "fabrikam", "Fabrikam"));

    List<String> seen = new ArrayList<>();
    Optional<Position> before = Optional.empty();
    do {
      LogSlice page = log.newest(LogFilter.NONE.of("*"), before, 5, Locale.ENGLISH);
      page.items().forEach(entry -> seen.add(entry.account() + " " + entry.occurredAt()));
      before = page.older();
    } while (before.isPresent());
    assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 2))
        .containsExactlyInAnyOrder(
            "contoso " + NOON.plusSeconds(5), "fabrikam " + NOON.plusSeconds(5));
    LogEntry one =
        log.newest(LogFilter.NONE.of("fabrikam"), Optional.empty(), 1, Locale.ENGLISH)
            .items()
            .get(0);
    assertThat(log.get(one.id(), "fabrikam", Locale.ENGLISH)).isEqualTo(one);
    assertThat(log.countNewer(one.position(), LogFilter.NONE.of("*"), 10, Locale.ENGLISH)).isZero();
    below.clear();
    enter(account);
    for (String sub : List.of("fabrikam", "nowhere")) {
      assertThatThrownBy(
              () -> log.newest(LogFilter.NONE.of(sub), Optional.empty(), 1, Locale.ENGLISH))
          .hasMessageContaining("NOT_FOUND");
      assertThatThrownBy(() -> log.get(one.id(), sub, Locale.ENGLISH))
          .hasMessageContaining("NOT_FOUND");
    }
    assertThatThrownBy(() -> log.get(one.id(), "*", Locale.ENGLISH))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void findsOneTextAndNobodyKnown() {
    trail
        .record("user.login", Map.of("name", "Ann", "email", "a@x.example"))
        .record(
            new Happened(
                account, "user.login-refused", Outcome.FAILURE, Optional.of(""), Map.of()));

    assertThat(
            log.newest(
                    LogFilter.NONE.saying(Optional.of("user.login.success")),
                    Optional.empty(),
                    10,
                    Locale.ENGLISH)
                .items())
        .extracting(LogEntry::text)
        .containsExactly("user.login.success");
    assertThat(log.newest(filter("username", "—"), Optional.empty(), 10, Locale.ENGLISH).items())
        .extracting(LogEntry::text)
        .containsExactly("user.login-refused.failure");
  }

  private List<String> descriptions(LogFilter filter) {
    return log.newest(filter, Optional.empty(), 10, Locale.ENGLISH).items().stream()
        .map(LogEntry::description)
        .toList();
  }

  private List<String> downwards(LogFilter filter) {
    List<String> seen = new ArrayList<>();
    Optional<Position> before = Optional.empty();
    do {
      LogSlice page = log.newest(filter, before, 3, Locale.ENGLISH);
      seen.addAll(numbers(page));
      before = page.older();
    } while (before.isPresent());
    return seen;
  }

  /** One entry after the other, each found by the one below it. */
  private List<String> upwards(LogFilter filter) {
    List<String> seen = new ArrayList<>();
    Position after = Position.FIRST;
    while (log.countNewer(after, filter, 2, Locale.ENGLISH) == 2) {
      LogSlice next = log.newerThan(after, filter, 1, Locale.ENGLISH);
      seen.addAll(numbers(next));
      after = next.items().get(0).position();
    }
    seen.addAll(numbers(log.newest(filter, Optional.empty(), 1, Locale.ENGLISH)));
    return seen;
  }

  private static IndexedWords indexedUntil(Optional<Instant> moment) {
    return new IndexedWords() {
      @Override
      public Optional<Instant> until() {
        return moment;
      }
    };
  }

  private static List<String> numbers(LogSlice page) {
    return page.items().stream()
        .filter(entry -> entry.details().containsKey("n"))
        .map(entry -> entry.details().get("n"))
        .toList();
  }

  private LogFilter filter(String field, String value) {
    FilterInput input = new FilterInput(catalogue);
    LogFilter filter =
        new LogFilter(
            Optional.empty(),
            Optional.empty(),
            input.userName(field.equals("username") ? value : null),
            Optional.empty(),
            input.words(field.equals("description") ? value : null),
            input.item(field.equals("item") ? value : null),
            input.action(field.equals("action") ? value : null),
            input.outcome(field.equals("outcome") ? value : null));
    assertThat(input.errors()).isEmpty();
    return filter;
  }

  private LogSlice log(long accountId) {
    enter(accountId);
    return log.newest(LogFilter.NONE, Optional.empty(), 10, Locale.ENGLISH);
  }

  private static final class Below extends SubAccounts {

    private final List<Caller.Account> all;

    Below(List<Caller.Account> all) {
      this.all = all;
    }

    @Override
    public List<Caller.Account> ofCurrent() {
      return List.copyOf(all);
    }
  }

  private void enter(long accountId) {
    log.scope = new LogScope();
    log.scope.caller = new CurrentCaller();
    log.scope.subAccounts = new Below(below);
    String slug = accountId == account ? "contoso" : "fabrikam";
    log.scope.caller.actAs(
        Caller.program("reader", new Caller.Account(accountId, slug, slug), Set.of()));
  }
}
