package org.gatehouse.home.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.parts.All;
import org.junit.jupiter.api.Test;

/** The calendar says what it leaves out, and many of one kind push nothing else out. */
class ExpiriesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void manyInvitationsLeaveTheCertificateInAndAreCutAloud() {
    Expiries.Told told = expiries(Expiries.MOST + 50).all();

    assertThat(told.cut()).containsExactly("invitation");
    assertThat(told.rows()).hasSize(Expiries.MOST + 1);
    assertThat(told.rows().get(Expiries.MOST).kind()).isEqualTo("certificate");
  }

  @Test
  void whatFitsIsNotCut() {
    Expiries.Told told = expiries(Expiries.MOST).all();

    assertThat(told.cut()).isEmpty();
    assertThat(told.rows()).hasSize(Expiries.MOST + 1);
  }

  @Test
  void theNextAreTheEarliestOfAllKinds() {
    assertThat(expiries(3).next(4))
        .extracting(Expiry::kind)
        .containsExactly("invitation", "invitation", "invitation", "certificate");
    assertThat(expiries(9).next(4)).hasSize(4).extracting(Expiry::kind).containsOnly("invitation");
  }

  private static Expiries expiries(int invitations) {
    Expiries expiries = new Expiries();
    expiries.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    expiries.caller = new CurrentCaller();
    expiries.features =
        All.of(List.of(ending("certificate", 1, 90), ending("invitation", invitations, 1)));
    return expiries;
  }

  private static Expiring ending(String kind, int many, int days) {
    return new Expiring() {
      @Override
      public Optional<Permission> permission() {
        return Optional.empty();
      }

      @Override
      public List<Expiry> ending(Instant from, Instant to, int most) {
        return IntStream.range(0, Math.min(many, most))
            .mapToObj(
                number ->
                    new Expiry(
                        from.plusSeconds(86_400L * days + number),
                        kind,
                        Integer.toString(number),
                        List.of(),
                        "/"))
            .toList();
      }
    };
  }
}
