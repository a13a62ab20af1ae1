package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.audit.TestEntries;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.net.SafeSend;
import org.gatehouse.platform.net.Trust;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sink gets every entry in order, and what it will not take waits for somebody")
class ShipmentsTest {

  private static final long ACCOUNT = 1;
  private static final Verdict DOWN = Verdict.failed("UNREACHABLE", 0);
  private static final Verdict NO = Verdict.refused(422);

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final TrailInMemory trail = new TrailInMemory(now);
  private final SinkRows rows = new SinkRows();
  private final Shipments shipments = new Shipments();
  private Sink sink;

  @BeforeEach
  void wire() {
    rows.em = trail.entries();
    rows.feed = trail.feed();
    Parcels parcels = new Parcels();
    parcels.em = rows.em;
    parcels.feed = rows.feed;
    parcels.entries = TestEntries.in(rows.em);
    shipments.em = rows.em;
    shipments.rows = rows;
    shipments.parcels = parcels;
    shipments.targets =
        new Targets() {
          @Override
          public Target of(Sink of) {
            return new Target(
                of.publicId(),
                new Caller.Account(of.accountId(), "platform", "Platform"),
                of.kind(),
                of.address().text(),
                of.format(),
                Trust.usual(),
                List.of(),
                Optional.empty());
          }
        };
    later(Duration.ZERO);
    sink = make("one");
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void goesOnWhereTheOtherSideHasConfirmed() {
    happen("user.create", "user.lock");
    Shipments.Claim claim = claim();

    Parcel first = next(claim);
    assertThat(texts(first)).containsExactly("User created.", "User locked.");
    assertThat(texts(next(claim))).as("until it is confirmed").hasSize(2);
    assertThat(did(() -> shipments.confirm(claim, first, false))).isTrue();
    happen("user.unlock");
    assertThat(texts(next(claim))).containsExactly("User unlocked.");
    assertThat(places()).as("what everybody has is forgotten").containsExactly(3L);
    release(claim);
  }

  @Test
  void givesASinkToOneHolderAtATimeAndFencesOffTheOneBefore() {
    happen("user.create");
    Shipments.Claim first = claim();
    Parcel parcel = next(first);
    assertThat(did(() -> shipments.claim(sink.id()))).isEmpty();
    assertThat(did(() -> shipments.due(true, 5))).isEmpty();

    run(
        "update audit_sink_progress set leased_until = timestamp with time zone '2000-01-01 00:00:00Z'");
    Shipments.Claim second = claim();
    assertThat(did(() -> shipments.next(first))).isEmpty();
    assertThat(did(() -> shipments.confirm(first, parcel, false))).isFalse();
    did(() -> fail(first, DOWN));

    assertThat(next(second).entries()).hasSize(1);
    assertThat(health().failures()).isZero();
    assertThat(did(() -> shipments.claim(sink.id()))).as("still held").isEmpty();
  }

  @Test
  void triesAgainWithGrowingPausesAndLosesNothing() {
    happen("user.create");
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      fails(DOWN);
      SinkHealth health = health();
      pauses.add(Duration.between(now, health.nextTryAt()).toSeconds());
      assertThat(did(() -> shipments.due(true, 5))).isEmpty();
      assertThat(did(() -> shipments.claim(sink.id()))).isEmpty();
      later(Duration.between(now, health.nextTryAt()));
      assertThat(did(() -> shipments.due(true, 5))).containsExactly(sink.id());
      assertThat(did(() -> shipments.due(false, 5))).isEmpty();
    }

    assertThat(pauses)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L, 600L);
    Shipments.Claim claim = claim();
    Parcel parcel = next(claim);
    did(() -> shipments.confirm(claim, parcel, false));
    assertThat(health().failures()).isZero();
    assertThat(health().waiting()).isZero();
    assertThat(health().delivered()).isEqualTo(1);
  }

  @Test
  void leavesTheOtherSideAloneForAsLongAsItAsksButNoLongerThanAnHour() {
    happen("user.create");
    fails(DOWN.after(Optional.of(Duration.ofMinutes(3))));
    assertThat(health().nextTryAt()).isEqualTo(now.plus(Duration.ofMinutes(3)));
    later(Duration.ofMinutes(3));
    fails(DOWN.after(Optional.of(Duration.ofDays(300))));
    assertThat(health().nextTryAt()).isEqualTo(now.plus(Duration.ofHours(1)));
  }

  @Test
  void findsTheRefusedOneAmongManyAndSetsItAsideAfterThreeTries() {
    happen("user.create", "user.lock", "user.unlock");
    Shipments.Claim claim = claim();
    Parcel all = next(claim);
    assertThat(did(() -> shipments.refuse(claim, all, NO))).as("one by one").isTrue();
    Parcel first = next(claim);
    assertThat(texts(first)).containsExactly("User created.");
    did(() -> shipments.confirm(claim, first, false));
    Parcel second = next(claim);
    assertThat(did(() -> shipments.refuse(claim, second, NO))).isFalse();
    later(Duration.ofSeconds(2));
    Shipments.Claim again = claim();
    assertThat(did(() -> shipments.refuse(again, second, NO))).isFalse();
    later(Duration.ofSeconds(4));
    Shipments.Claim last = claim();
    assertThat(did(() -> shipments.refuse(last, second, NO))).as("set aside").isTrue();

    Parcel third = next(last);
    assertThat(texts(third)).containsExactly("User unlocked.");
    did(() -> shipments.confirm(last, third, false));
    assertThat(health().deadLetters()).isEqualTo(1);
    assertThat(places()).as("kept for it alone").containsExactly(2L);

    did(
        () -> {
          rows.deadLetters(sink).forEach(DeadLetter::sendAgain);
          return true;
        });
    Parcel replayed = next(last);
    assertThat(texts(replayed)).containsExactly("User locked.");
    did(() -> shipments.confirm(last, replayed, false));
    assertThat(health().deadLetters()).isZero();
    assertThat(places()).isEmpty();
    assertThat(did(() -> shipments.next(last))).isEmpty();
  }

  @Test
  void keepsWhatTheSlowestOfTwoSinksStillHasToGet() {
    Sink other = make("two");
    happen("user.create");
    Shipments.Claim claim = claim();
    Parcel parcel = next(claim);
    did(() -> shipments.confirm(claim, parcel, true));

    assertThat(places()).containsExactly(1L);
    happen("user.lock");
    release(claim);
    assertThat(did(() -> shipments.due(true, 5)))
        .as("one has proved nothing yet, one was slow")
        .containsExactly(other.id(), sink.id());
    Shipments.Claim swift = claim();
    Parcel more = next(swift);
    did(() -> shipments.confirm(swift, more, false));
    release(swift);
    happen("user.unlock");
    assertThat(did(() -> shipments.due(false, 5))).containsExactly(sink.id());
    remove(other);
    assertThat(places()).containsExactly(3L);
    remove(sink);
    happen("user.unlock");
    assertThat(places()).isEmpty();
  }

  @Test
  void sendsNothingMoreToWhereTheSinkLedBefore() {
    happen("user.create");
    Shipments.Claim first = claim();
    Parcel inFlight = next(first);

    change("one", "https://other.example/");

    assertThat(did(() -> shipments.next(first))).isEmpty();
    assertThat(did(() -> shipments.confirm(first, inFlight, false))).isFalse();
    Shipments.Claim second = claim();
    release(first);
    assertThat(did(() -> shipments.claim(sink.id()))).as("still held").isEmpty();
    assertThat(second.target().address()).isEqualTo("https://other.example/");
    assertThat(texts(next(second))).as("it is sent again").containsExactly("User created.");
  }

  @Test
  void goesOnSendingWhereASinkIsOnlyCalledOtherwise() {
    happen("user.create");
    Shipments.Claim claim = claim();

    change("renamed", "https://siem.example/");

    Parcel parcel = next(claim);
    assertThat(did(() -> shipments.confirm(claim, parcel, false))).isTrue();
  }

  private void change(String name, String address) {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program("dana", new Caller.Account(ACCOUNT, "platform", "Platform"), Set.of()));
    Sinks sinks =
        new Wiring(rows.em, new ArrayList<>())
            .with(SinkRows.class, rows)
            .with(CurrentCaller.class, caller)
            .with(Clock.class, shipments.clock)
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(
                SafeSend.class,
                new SafeSend() {
                  @Override
                  public void check(String host, boolean tls) {}
                })
            .get(Sinks.class);
    did(
        () ->
            sinks.update(
                sink.publicId(), new SinkForm(name, "WEBHOOK", address, "JSON", null, null)));
  }

  private Sink make(String name) {
    return did(
        () -> {
          SinkAddress address =
              SinkAddress.find(SinkKind.WEBHOOK, "https://siem.example/").orElseThrow();
          Sink made =
              new Sink(
                  ACCOUNT,
                  new CheckedSink(name, SinkKind.WEBHOOK, address, SinkFormat.JSON, null, null),
                  "dana",
                  now);
          rows.insert(made);
          return made;
        });
  }

  private void remove(Sink old) {
    did(
        () -> {
          rows.remove(rows.get(ACCOUNT, old.publicId()));
          return true;
        });
  }

  private void later(Duration by) {
    now = now.plus(by);
    shipments.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  private void happen(String... events) {
    for (String event : events) {
      later(Duration.ofMillis(1));
      trail.at(now).as("dana").in(ACCOUNT).record(event, Map.of());
    }
    trail.fold();
  }

  private Shipments.Claim claim() {
    return did(() -> shipments.claim(sink.id())).orElseThrow();
  }

  private Parcel next(Shipments.Claim claim) {
    return did(() -> shipments.next(claim)).orElseThrow();
  }

  private void fails(Verdict verdict) {
    Shipments.Claim claim = claim();
    did(() -> fail(claim, verdict));
  }

  private boolean fail(Shipments.Claim claim, Verdict verdict) {
    shipments.fail(claim, verdict);
    return true;
  }

  private void release(Shipments.Claim claim) {
    did(
        () -> {
          shipments.release(claim);
          return true;
        });
  }

  private SinkHealth health() {
    return did(() -> rows.health(sink));
  }

  private List<Long> places() {
    return did(() -> rows.feed.after(ACCOUNT, 0, 10).stream().map(fed -> fed.place()).toList());
  }

  private void run(String sql) {
    did(() -> rows.em.createNativeQuery(sql).executeUpdate());
  }

  private <T> T did(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    trail.entries();
    trail.inTransaction(() -> result.add(work.get()));
    return result.get(0);
  }

  private static List<String> texts(Parcel parcel) {
    return parcel.entries().stream().map(placed -> placed.entry().description()).toList();
  }
}
