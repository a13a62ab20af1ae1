package org.gatehouse.sso.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.sso.SsoInMemory;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Fact;
import org.gatehouse.sso.response.Report;
import org.gatehouse.users.Leaver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("of refused sign-ins")
class TraceKeeperTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");

  private final SsoInMemory sso = new SsoInMemory(NOW);
  private int number;

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("one address leaves twenty an hour, and the others are counted")
  void keepsTwentyOfAnAddress() {
    for (int i = 0; i < TraceKeeper.MOST_OF_ADDRESS; i++) {
      assertThat(keep("ana@contoso.example")).isTrue();
    }
    assertThat(keep("ana@contoso.example")).isFalse();
    assertThat(keep("ana@contoso.example")).isFalse();
    assertThat(traces().excess()).isEqualTo(2);
    assertThat(traces().list("", 100).items()).hasSize(20);

    sso.at(NOW.plus(Duration.ofMinutes(61)));
    assertThat(keep("ana@contoso.example")).isTrue();
  }

  @Test
  @DisplayName("each is kept for a week, the count of the others too")
  void keepsAWeek() {
    for (int i = 0; i < TraceKeeper.MOST_OF_ADDRESS + 1; i++) {
      keep("ana@contoso.example");
    }
    sso.at(NOW.plus(Duration.ofDays(7)).minusSeconds(1));
    sso.in(() -> sso.get(TraceKeeper.class).removeOld());
    assertThat(traces().list("", 100).items()).hasSize(20);

    sso.at(NOW.plus(Duration.ofDays(7)));
    sso.in(() -> sso.get(TraceKeeper.class).removeOld());
    assertThat(traces().list("", 100).items()).isEmpty();
    assertThat(traces().excess()).isZero();
  }

  @Test
  @DisplayName("the newest five hundred stay")
  void keepsTheNewest() {
    for (int i = 0; i < TraceKeeper.MOST_OF_WEEK + 5; i++) {
      sso.at(NOW.plus(Duration.ofMinutes(4L * i)));
      keep("ana@contoso.example");
    }
    assertThat(sso.column("select count(*) from sso_trace"))
        .containsExactly(Long.toString(TraceKeeper.MOST_OF_WEEK));
    assertThat(sso.column("select min(incident) from sso_trace")).containsExactly("GH-AAAA-1005");
  }

  @Test
  @DisplayName("the list goes page by page, the newest first")
  void listsPageByPage() {
    for (int i = 0; i < 5; i++) {
      keep("ana@contoso.example");
    }
    Slice<TraceRow> first = traces().list("", 3);
    Slice<TraceRow> second = traces().list(first.next().orElseThrow(), 3);

    assertThat(first.items())
        .extracting(TraceRow::incident)
        .containsExactly("GH-AAAA-1004", "GH-AAAA-1003", "GH-AAAA-1002");
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isEmpty();
  }

  @Test
  @DisplayName("nothing personal lies in the database as it is")
  void encryptsWhatIsPersonal() {
    keep("ana@contoso.example");

    assertThat(sso.column("select sealed || coalesce(person_hash, '') from sso_trace"))
        .noneMatch(text -> text.contains("ana@contoso"));
    TraceDetails shown = traces().get("GH-AAAA-1000");
    assertThat(shown.report().facts()).extracting(Fact::value).containsExactly("[…]");
    assertThat(shown.response()).contains("<a>[…]</a>");
    TraceDetails revealed = sso.in(() -> traces().reveal("GH-AAAA-1000", "She called"));
    assertThat(revealed.response()).contains("<a>ana@contoso.example</a>");
    assertThat(sso.fired)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.details())
                    .containsEntry("why", "She called")
                    .containsEntry("incident", "GH-AAAA-1000"));
  }

  @Test
  @DisplayName("whoever is deleted is found in them by all his names, and others' stay")
  void forgetsWhoIsDeleted() {
    keep("ana@contoso.example");
    keep("upn@corp.local");
    keep("00u1", "<a>00u1</a><b>Ana@Contoso.example</b>");
    keep("dana", "<a>banana</a>");
    keep("bob@contoso.example");
    var leaver =
        new Leaver(
            SsoInMemory.ACCOUNT,
            5,
            "ana",
            "contoso:ana",
            "erased-1",
            List.of("ana", "Ana@contoso.example", "UPN@corp.local"));

    sso.in(
        () -> {
          sso.get(TracesOfLeavers.class).forget(leaver);
          return true;
        });

    assertThat(traces().list("", 100).items())
        .extracting(TraceRow::incident)
        .containsExactly("GH-AAAA-1004", "GH-AAAA-1003");
  }

  private boolean keep(String nameId) {
    return keep(nameId, "<a>" + nameId + "</a>");
  }

  private boolean keep(String nameId, String posted) {
    var content =
        new TraceContent(
            Cure.of("NO_USER"),
            new Report(
                List.of(new Report.Line(Check.PERSON, Check.State.FAILED)),
                List.of(new Fact(Check.NAME_ID, "nameId", nameId, true))),
            Optional.of(posted),
            Optional.of("<a>[…]</a>"),
            Optional.empty());
    var trace =
        new NewTrace(
            SsoInMemory.ACCOUNT,
            "GH-AAAA-" + (1000 + number++),
            "NO_USER",
            Optional.of(nameId),
            content);
    return sso.in(() -> sso.get(TraceKeeper.class).keep(trace));
  }

  private Traces traces() {
    return sso.get(Traces.class);
  }
}
