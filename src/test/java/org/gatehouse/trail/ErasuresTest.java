package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.parts.All;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the log tells of somebody who is taken out of it, and who hears of that; on H2. */
class ErasuresTest {

  private static final long ACCOUNT = 7;
  private static final ErasedPerson GINA =
      new ErasedPerson(
          "gina", "gina@x.example", List.of("gina", "gina@x.example"), "Gina Q", "erased-1");

  private final TrailInMemory trail = new TrailInMemory(Instant.parse("2026-11-22T10:00:00Z"));

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  @DisplayName("what another product says of somebody goes, whatever it says it of")
  void takesPeopleOutOfWhatOthersSent() {
    trail.as("billing").in(ACCOUNT);
    sent(Map.of("description", "Invoice mailed to Gina@x.example.", "amount", "4"));
    sent(Map.of("description", "Company gina added.", "title", "gina"));
    sent(Map.of("contact", "gina@x.example", "title", "Gina"));

    trail.erase(ACCOUNT, GINA);

    assertThat(details())
        .containsExactlyInAnyOrder(
            Map.of("sentBy", "billing", "description", "erased-1", "amount", "4"),
            Map.of("sentBy", "billing", "description", "Company gina added.", "title", "gina"),
            Map.of("sentBy", "billing", "contact", "erased-1", "title", "Gina"));
    assertThat(
            trail
                .entries()
                .createQuery(
                    "select count(d) from EntryDetail d where d.searchable like '%gina x example%'",
                    Long.class)
                .getSingleResult())
        .as("found by nobody who looks for the address")
        .isZero();
  }

  @Test
  @DisplayName("whoever reads a log at this moment hears that somebody is taken out of it")
  void tellsInWhichLogsSomebodyWasErased() {
    Set<Long> heard = new HashSet<>();
    Erasures erasures = trail.erasures();
    erasures.listeners = All.of(List.of(heard::addAll));

    trail.inTransaction(
        () -> erasures.eraseCounts(Map.of(7L, new Origins(), 9L, new Origins()), GINA));

    assertThat(heard).containsExactlyInAnyOrder(7L, 9L);
  }

  private void sent(Map<String, String> details) {
    Map<String, String> all = new HashMap<>(details);
    all.put("sentBy", "billing");
    trail.record("company.add", all);
  }

  private List<Map<String, String>> details() {
    return trail
        .entries()
        .createQuery("select d from EntryDetail d", EntryDetail.class)
        .getResultStream()
        .map(entry -> Json.texts((String) entry.erased().get(8)))
        .toList();
  }
}
