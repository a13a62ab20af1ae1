package org.gatehouse.audit.alerts;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.TestTurns;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.Leaver;

/**
 * The alerts on an H2 database in memory, for an account 7 whose one manager is called mia. Mails
 * reach nobody here: that they are sent is claimed against the running server.
 */
final class AlertsInMemory implements AutoCloseable {

  static final long ACCOUNT = 7;

  final TrailInMemory trail;
  final List<AuditEvent> fired = new ArrayList<>();
  final AlertRows rows = new AlertRows();

  private final AlertTexts texts = new AlertTexts();
  private final AlertWatch watch = new AlertWatch();
  private final AlertMails mails = new AlertMails();
  private final AlertLook look =
      new AlertLook() {
        @Override
        public Set<String> managers(long accountId) {
          return Set.of("mia");
        }
      };

  AlertsInMemory(Instant now) {
    trail = new TrailInMemory(now);
    texts.catalogue = new Catalogue();
    trail.watching(texts).in(ACCOUNT);
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', current_timestamp, 1)");
    Findings findings = new Findings();
    findings.look = look;
    findings.rows = rows;
    findings.texts = texts;
    watch.findings = findings;
    watch.mails = mails;
    watch.rows = rows;
    mails.rows = rows;
    mails.events = new Fired(fired);
    mails.managers =
        new Managers() {
          @Override
          public Set<Long> of(long accountId) {
            return Set.of();
          }
        };
    mails.accounts =
        new Accounts() {
          @Override
          public AccountDetails get(long id) {
            return new AccountDetails(
                id,
                "contoso",
                "Contoso",
                null,
                "en",
                false,
                now,
                AccountStatus.ACTIVE,
                AccountStatus.ACTIVE,
                null);
          }
        };
    at(now);
  }

  /** From here on it is that time. */
  AlertsInMemory at(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    trail.at(now);
    look.em = trail.entries();
    rows.em = trail.entries();
    rows.clock = clock;
    watch.em = trail.entries();
    watch.clock = clock;
    watch.turns = TestTurns.on(trail.entries(), clock);
    mails.clock = clock;
    return this;
  }

  /** Somebody signs in from an address. */
  AlertsInMemory signIn(String userName, String address) {
    trail.recordFrom(address, event("user.login", Outcome.SUCCESS, userName, Map.of()));
    return this;
  }

  /** So many sign-ins of somebody are refused. */
  AlertsInMemory refuse(String userName, int times) {
    for (int i = 0; i < times; i++) {
      trail.record(
          event("user.login-refused", Outcome.FAILURE, userName, Map.of("reason", "WRONG")));
    }
    return this;
  }

  /** Somebody does something that succeeds. */
  AlertsInMemory does(String userName, String name, Map<String, String> details) {
    trail.record(event(name, Outcome.SUCCESS, userName, details));
    return this;
  }

  /** Somebody does something that fails. */
  AlertsInMemory fails(String userName, String name, Map<String, String> details) {
    trail.record(event(name, Outcome.FAILURE, userName, details));
    return this;
  }

  /** The timers have their turn: new entries are counted and looked at. */
  AlertsInMemory look() {
    trail.fold();
    trail.inTransaction(() -> watch.look(new HashSet<>()));
    return this;
  }

  /** Somebody of the account is deleted. */
  AlertsInMemory delete(String userName, String pseudonym) {
    AlertsOfLeavers leavers = new AlertsOfLeavers();
    leavers.em = trail.entries();
    trail.inTransaction(
        () ->
            leavers.forget(
                new Leaver(
                    ACCOUNT, 3, userName, "contoso:" + userName, pseudonym, List.of(userName))));
    return this;
  }

  /** The timer has its turn: managers are told of what is due. */
  AlertsInMemory tell() {
    trail.inTransaction(watch::tell);
    return this;
  }

  /** All alerts, the oldest first. */
  List<RaisedAlert> raised() {
    return trail
        .entries()
        .createQuery("select a from Alert a order by a.id", Alert.class)
        .getResultStream()
        .map(Alert::details)
        .toList();
  }

  /** The account decides about its rules. */
  AlertsInMemory decide(AlertRules rules) {
    trail.inTransaction(() -> trail.entries().persist(new AlertSetting(ACCOUNT, rules)));
    return this;
  }

  /** How many pieces of news wait. */
  long waiting() {
    return ((Number)
            trail.entries().createNativeQuery("select count(*) from audit_news").getSingleResult())
        .longValue();
  }

  @Override
  public void close() {
    trail.close();
  }

  private static AuditEvent event(
      String name, Outcome outcome, String userName, Map<String, String> details) {
    return new TrailInMemory.Happened(ACCOUNT, name, outcome, Optional.of(userName), details);
  }

  private void execute(String sql) {
    try (var statement = trail.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
