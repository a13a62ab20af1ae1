package org.gatehouse.access.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.junit.jupiter.api.Test;

class UndosTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Secrets SECRETS = new Secrets(List.of(new byte[32]));

  private final String offer = undos("one", 7, NOW).offer("team", "/teams", List.of("a", "b c"));

  @Test
  void anOfferHoldsWhatItTakesBackAndWhereItsUserGoesOn() {
    assertThat(undos("one", 7, NOW.plusSeconds(119)).open(offer))
        .isEqualTo(new Undos.Offer("team", "/teams", List.of("a", "b c")));
    assertThat(offer).doesNotContain("teams");
  }

  @Test
  void anOfferIsOpenForTwoMinutes() {
    refuses(undos("one", 7, NOW.plus(Undos.OPEN)), offer);
  }

  @Test
  void anOfferIsWorthNothingInAnotherSessionOrAccountOrChanged() {
    refuses(undos("another", 7, NOW), offer);
    refuses(undos("one", 8, NOW), offer);
    refuses(undos("one", 7, NOW), offer.substring(1));
    int at = offer.length() / 2;
    String other = offer.charAt(at) == 'A' ? "B" : "A";
    refuses(undos("one", 7, NOW), offer.substring(0, at) + other + offer.substring(at + 1));
    for (String nothing : List.of("", "x", "v1.x.y", "v1..", "ä", "v1.%.%")) {
      refuses(undos("one", 7, NOW), nothing);
    }
  }

  private static void refuses(Undos undos, String offer) {
    assertThatThrownBy(() -> undos.open(offer))
        .as(offer)
        .isInstanceOfSatisfying(
            BusinessException.class, refusal -> assertThat(refusal.key()).isEqualTo("undo.late"));
  }

  private static Undos undos(String session, long account, Instant now) {
    Undos undos = new Undos();
    undos.secrets = SECRETS;
    undos.clock = Clock.fixed(now, ZoneOffset.UTC);
    undos.caller = new CurrentCaller();
    undos.caller.actAs(
        Caller.program("mia", new Caller.Account(account, "contoso", "Contoso"), Set.of()));
    undos.session =
        new SignedInSession() {
          @Override
          public String ownToken(HttpServletRequest request) {
            return session;
          }
        };
    return undos;
  }
}
