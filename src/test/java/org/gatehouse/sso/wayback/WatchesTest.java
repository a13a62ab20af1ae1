package org.gatehouse.sso.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.sso.SsoDetails;
import org.gatehouse.sso.SsoInMemory;
import org.gatehouse.sso.WhenLive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("after other values became live")
class WatchesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");

  private final SsoInMemory sso = new SsoInMemory(NOW);
  private int browsers;

  @BeforeEach
  void change() {
    sso.manager(70, "mia", "en");
    sso.manager(71, "max", "de");
    changed(2);
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("three refusals and nobody who came in are told to all managers, once")
  void tellsAfterThree() {
    refused();
    refused();
    assertThat(mails()).isEmpty();
    refused();
    assertThat(mails()).containsExactlyInAnyOrder("mia@x.example", "max@x.example");
    refused();
    refused();
    refused();
    refused();
    assertThat(mails()).hasSize(2);
  }

  @Test
  @DisplayName("one browser’s refusals are one, however often it begins anew")
  void countsABrowserOnce() {
    refused("one");
    refused("one");
    refused("two.one");
    refused("three.two.one");
    assertThat(sso.column("select refusals from sso_watch")).containsExactly("1");
    refused("other");
    refused("another");
    assertThat(mails()).hasSize(2);
  }

  @Test
  @DisplayName("somebody who came in ends the watch")
  void endsWhenSomebodyCame() {
    refused();
    refused();
    sso.in(
        () -> {
          watches().came(SsoInMemory.ACCOUNT);
          return true;
        });
    refused();
    refused();
    refused();
    assertThat(mails()).isEmpty();
  }

  @Test
  @DisplayName("a quarter of an hour with refusals only is told, too")
  void tellsAfterAQuarter() {
    refused();
    late();
    assertThat(mails()).isEmpty();
    sso.at(NOW.plus(Duration.ofMinutes(15)));
    late();
    assertThat(mails()).hasSize(2);
    late();
    assertThat(mails()).hasSize(2);
  }

  @Test
  @DisplayName("nothing is told of the first values, of an hour without sign-ins, and after a day")
  void tellsNothingElse() {
    sso.at(NOW.plus(Duration.ofHours(1)));
    late();
    changed(1);
    refused();
    refused();
    refused();
    assertThat(mails()).isEmpty();
    changed(3);
    sso.at(NOW.plus(Duration.ofHours(26)));
    sso.in(() -> watches().removeOld());
    refused();
    refused();
    refused();
    assertThat(mails()).isEmpty();
  }

  private void changed(int version) {
    sso.in(
        () -> {
          watches()
              .changed(
                  new WhenLive.LiveChange(
                      SsoInMemory.ACCOUNT, Optional.empty(), details(), Optional.of(version)));
          return true;
        });
  }

  @SuppressWarnings("NullAway")
  private static SsoDetails details() {
    return null;
  }

  private void refused() {
    refused("browser-" + browsers++);
  }

  private void refused(String browserTokens) {
    sso.in(
        () -> {
          watches().refused(SsoInMemory.ACCOUNT, browserTokens);
          return true;
        });
  }

  private void late() {
    sso.in(
        () -> {
          watches().late().forEach(watches()::tell);
          return true;
        });
  }

  private List<String> mails() {
    return sso.column("select recipient from outbox_entry");
  }

  private Watches watches() {
    return sso.get(Watches.class);
  }
}
