package org.gatehouse.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.Outcome;
import org.gatehouse.users.UserDetails;

/** What the demo's people did in the days before now; the same each time. */
final class Story {

  private static final List<String> DEEDS =
      List.of(
          "campaign.update",
          "flow.create",
          "flow.launch",
          "flow.update",
          "broadcast.create",
          "broadcast.finish",
          "segment.create",
          "tag.assign",
          "forms.update",
          "channel-template.create",
          "report.request",
          "report.download",
          "search.export",
          "user.update");
  private static final List<Map.Entry<String, Map<String, String>>> SETTINGS =
      List.of(
          Map.entry(
              "account.login-options",
              Change.details(
                  Map.of("autoCreateUsers", "false"), Map.of("autoCreateUsers", "true"))),
          Map.entry(
              "account.security-options",
              Change.details(Map.of("loginAttempts", "10"), Map.of("loginAttempts", "5"))),
          Map.entry(
              "account.scheme",
              Change.details(Map.of("scheme", "harbour"), Map.of("scheme", "pine"))),
          Map.entry(
              "2fa.update",
              Change.details(Map.of("everyLogin", "true"), Map.of("everyLogin", "false"))));
  private static final Duration DAY = Duration.ofDays(1);

  private final Random random = new Random(2026);
  private final long accountId;
  private final List<UserDetails> people;
  private final Instant now;

  /** The first of the people is the one who changes settings. */
  Story(long accountId, List<UserDetails> people, Instant now) {
    this.accountId = accountId;
    this.people = List.copyOf(people);
    this.now = now;
  }

  /** Something that happened, and when and from where. */
  record Past(
      String name,
      Outcome outcome,
      long accountId,
      String user,
      Map<String, String> details,
      Instant occurredAt,
      String address)
      implements AuditEvent {

    @Override
    public Optional<String> actor() {
      return Optional.of(user);
    }
  }

  /** All of it, oldest first. */
  List<Past> of(int days) {
    List<Past> past = new ArrayList<>();
    for (int day = days; day > 0; day--) {
      Instant morning = now.minus(DAY.multipliedBy(day));
      for (int i = 0; i < people.size(); i++) {
        if (random.nextInt(5) > 0) {
          past.addAll(workday(people.get(i), morning.plus(minutes(120)), "203.0.113." + (10 + i)));
        }
      }
      if (day % 4 == 0) {
        past.add(setting(people.get(0), morning.plus(minutes(300)), "203.0.113.10"));
      }
    }
    past.sort(Comparator.comparing(Past::occurredAt));
    return past;
  }

  private List<Past> workday(UserDetails who, Instant from, String address) {
    List<Past> past = new ArrayList<>();
    Instant at = from;
    if (random.nextInt(12) == 0) {
      past.add(refused(who, at, address));
      at = at.plusSeconds(20);
    }
    past.add(session("user.login", who, at, address));
    for (int deeds = random.nextInt(4); deeds > 0; deeds--) {
      at = at.plus(minutes(60));
      past.add(done(DEEDS.get(random.nextInt(DEEDS.size())), who, at, address));
    }
    if (random.nextBoolean()) {
      past.add(session("user.logout", who, at.plus(minutes(60)), address));
    }
    return past;
  }

  private Past done(String name, UserDetails who, Instant at, String address) {
    return new Past(name, Outcome.SUCCESS, accountId, who.username(), Map.of(), at, address);
  }

  private Past setting(UserDetails who, Instant at, String address) {
    var setting = SETTINGS.get(random.nextInt(SETTINGS.size()));
    return new Past(
        setting.getKey(),
        Outcome.SUCCESS,
        accountId,
        who.username(),
        setting.getValue(),
        at,
        address);
  }

  private Past session(String name, UserDetails who, Instant at, String address) {
    Map<String, String> details = Map.of("name", who.displayName(), "email", who.email());
    return new Past(name, Outcome.SUCCESS, accountId, who.username(), details, at, address);
  }

  private Past refused(UserDetails who, Instant at, String address) {
    Map<String, String> details = Map.of("reason", "WRONG");
    return new Past(
        "user.login-refused", Outcome.FAILURE, accountId, who.username(), details, at, address);
  }

  private Duration minutes(int most) {
    return Duration.ofSeconds(60 + random.nextInt(most * 60));
  }
}
