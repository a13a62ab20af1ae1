package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final ZoneId ZAGREB = ZoneId.of("Europe/Zagreb");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  @Tag("A-3")
  void readsDatesAndTimesInTheViewersZone() {
    Search search =
        search("range", "exact", "from", "2026-11-22T09:00", "to", "2026-11-22T14:00:30");

    assertThat(search.errors()).isEmpty();
    assertThat(search.filter().from()).contains(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(search.filter().to()).contains(Instant.parse("2026-11-22T13:00:30Z"));
  }

  @Test
  @Tag("A-4")
  void takesAnHourThatComesTwiceWholeAndOneThatNeverComesAsTheNext() {
    Search twice = search("range", "exact", "from", "2026-10-25T02:30", "to", "2026-10-25T02:30");
    Search never = search("range", "exact", "from", "2026-03-29T02:30");

    assertThat(twice.filter().from()).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(twice.filter().to()).contains(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(never.filter().from()).contains(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  @Tag("A-6")
  void restrictsNothingWithoutAFilter() {
    assertThat(search().filter()).isEqualTo(LogFilter.NONE);
    assertThat(search("range", "exact").filter()).isEqualTo(LogFilter.NONE);
  }

  @Test
  void knowsWhichTimesStillRunHoweverOftenTheClockIsAsked() {
    for (String running : List.of("15m", "today", "week")) {
      assertThat(ticking("range", running).current()).as(running).isTrue();
    }
    for (String over : List.of("yesterday", "last-week")) {
      assertThat(ticking("range", over).current()).as(over).isFalse();
    }
    assertThat(ticking().current()).isTrue();
    assertThat(ticking("range", "15m").filter().from())
        .contains(NOW.plusMillis(1).minusSeconds(900));
  }

  @Test
  void takesATextThatStandsForWhatTheCatalogueHasNoWordsFor() {
    assertThat(search("text", "campaign.update.failure").errors()).isEmpty();
    assertThat(view("text", "campaign.update.failure").getChips().get(0).value())
        .isEqualTo("Campaign / Update · Gescheitert");
  }

  @Test
  void saysWhatIsWrongAtItsField() {
    assertThat(fields("range", "tomorrow")).containsExactly("range");
    assertThat(fields("range", "exact", "from", "soon")).containsExactly("from");
    assertThat(fields("range", "exact", "from", "0001-01-01T00:00")).containsExactly("from");
    assertThat(fields("range", "exact", "from", "2026-11-22T10:00", "to", "2026-11-22T09:00"))
        .containsExactly("to");
    assertThat(fields("ip", "x", "description", "()", "before", "x"))
        .containsExactlyInAnyOrder("ip", "description", "cursor");
  }

  @Test
  void asksForItemActionOutcomeTextAndAccounts() {
    Search search =
        search(
            "item", "user", "action", "Login", "outcome", "FAILURE", "text", "user.login.success");

    assertThat(search.errors()).isEmpty();
    assertThat(search.filter().item()).contains("User");
    assertThat(search.filter().action()).contains("Login");
    assertThat(search.filter().outcome()).contains(Outcome.FAILURE);
    assertThat(search.filter().text()).contains("user.login.success");
    assertThat(search("sub", "*").filter().sub()).isEqualTo("*");
    assertThat(search("username", "—").filter().userName()).contains("");
    assertThat(fields("item", "x", "action", "x", "outcome", "x", "text", "x"))
        .containsExactlyInAnyOrder("item", "action", "outcome", "text");
  }

  @Test
  void keepsTheGroupingAndForgetsTheEntryWhenItNarrows() {
    Address address = address("sub", "*", "group", "ip", "entry", "e", "of", "emea", "before", "p");

    assertThat(address.narrowed(Map.of("ip", "10.0.0.1", "group", "")).text())
        .isEqualTo("/audit?sub=*&ip=10.0.0.1");
    assertThat(address.between("2026-11-22T09:00", "2026-11-22T10:00").text())
        .isEqualTo(
            "/audit?sub=*&range=exact&from=2026-11-22T09%3A00&to=2026-11-22T10%3A00&group=ip");
    assertThat(address.view().text()).isEqualTo("/audit?sub=*&group=ip");
    assertThat(address.beside("f", "nordics").text())
        .isEqualTo("/audit?sub=*&group=ip&before=p&entry=f&of=nordics");
    assertThat(address.restoring("enabled").text()).endsWith("&entry=e&of=emea&restore=enabled");
  }

  @Test
  void staysInAnAddressThatCanBeSent() {
    Address address =
        address("range", "today", "username", "a&b", "ip", "", "before", "p", "entry", "e");

    assertThat(address.text()).isEqualTo("/audit?range=today&username=a%26b&before=p&entry=e");
    assertThat(address.beside("").text()).isEqualTo("/audit?range=today&username=a%26b&before=p");
    assertThat(address.without("username").text()).isEqualTo("/audit?range=today");
    assertThat(address.inRange("week").text()).isEqualTo("/audit?range=week&username=a%26b");
    assertThat(address.ofUser("dana").text()).isEqualTo("/audit?username=dana");
    assertThat(address.at("after", new Position(NOW, 1)).text())
        .startsWith("/audit?range=today&username=a%26b&after=");
    assertThat(address().text()).isEqualTo("/audit");
  }

  @Test
  void namesTheChipsInTheViewersLanguage() {
    View view = view("range", "exact", "from", "2026-11-22T09:00", "username", "dana");

    assertThat(view.getChips())
        .containsExactly(
            new View.Chip("range", "ab 22. Nov. 2026, 09:00", "/audit?username=dana"),
            new View.Chip("username", "dana", "/audit?range=exact&from=2026-11-22T09%3A00"));
    assertThat(view("range", "exact").getChips()).isEmpty();
    assertThat(view("range", "week").getChips().get(0).value()).isEqualTo("Diese Woche");
    assertThat(view("outcome", "failure").getChips().get(0).value()).isEqualTo("Gescheitert");
  }

  private static View view(String... parameters) {
    return new View(
        address(parameters),
        search(parameters),
        new LogSlice(List.of(), Optional.empty(), Optional.empty()),
        View.Beside.NOTHING,
        new Vocabulary(Locale.GERMAN, new Catalogue(), "contoso", Map.of("contoso", "Contoso")));
  }

  private static List<String> fields(String... parameters) {
    return search(parameters).errors().stream().map(FieldError::field).toList();
  }

  private static Search search(String... parameters) {
    return new Search(
        address(parameters), new Catalogue(), Clock.fixed(NOW, ZAGREB), Locale.GERMANY);
  }

  /** By a clock that goes on whenever it is asked. */
  private static Search ticking(String... parameters) {
    Clock clock =
        new Clock() {
          private Instant last = NOW;

          @Override
          public Instant instant() {
            last = last.plusMillis(1);
            return last;
          }

          @Override
          public ZoneId getZone() {
            return ZAGREB;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }
        };
    return new Search(address(parameters), new Catalogue(), clock, Locale.GERMANY);
  }

  private static Address address(String... parameters) {
    Map<String, String> request = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      request.put(parameters[i], parameters[i + 1]);
    }
    return Address.of(request::get);
  }
}
