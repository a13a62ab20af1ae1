package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction remembers of an account that has decided no rules. */
class PoliciesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final NewPolicy WANTED =
      new NewPolicy(
          30,
          3,
          null,
          new NewPolicy.Factor(true, false, List.of("EMAIL", "TOTP"), 30, true),
          20,
          8,
          List.of(),
          null);

  private final TrailInMemory database = new TrailInMemory(NOW);
  private final Map<Object, Object> remembered = new HashMap<>();
  private Policies policies;

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    policies =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(CurrentCaller.class, caller)
            .with(TransactionSynchronizationRegistry.class, memory())
            .get(Policies.class);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void rulesCountFromTheMomentInWhichTheyAreDecided() {
    database.inTransaction(
        () -> {
          assertThat(policies.isDecided(7)).isFalse();

          PolicyDetails saved = policies.save(WANTED);

          assertThat(policies.isDecided(7)).isTrue();
          assertThat(policies.get()).isEqualTo(saved);
        });
  }

  @Test
  void rulesTakenBackAreGoneAndMayBeDecidedAgain() {
    database.inTransaction(
        () -> {
          PolicyDetails saved = policies.save(WANTED);
          policies.restore(Optional.empty(), saved);
          assertThat(policies.get()).isEqualTo(PolicyDetails.RECOMMENDED);

          assertThat(policies.save(WANTED)).isEqualTo(saved);
          assertThat(policies.get()).isEqualTo(saved);
        });
  }

  @Test
  void asksForAnAccountThatHasDecidedNothingOnce() {
    database.inTransaction(() -> assertThat(policies.isDecided(7)).isFalse());
    database.inTransaction(() -> policies.save(WANTED));
    remembered.replaceAll((account, undecided) -> true);

    assertThat(policies.get()).as("not asked for").isEqualTo(PolicyDetails.RECOMMENDED);
    remembered.clear();
    assertThat(policies.isDecided(7)).as("in the next transaction").isTrue();
  }

  /** What is one transaction here is decided by who clears it. */
  private TransactionSynchronizationRegistry memory() {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (self, method, args) ->
                switch (method.getName()) {
                  case "getResource" -> remembered.get(args[0]);
                  case "putResource" -> remembered.put(args[0], args[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
