package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.policy.Policies;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordAgesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final RulesInMemory rules = new RulesInMemory(NOW);

  @BeforeEach
  void people() {
    rules.manager("mia", 0);
    rules.user("dana", 0);
    rules.user("sso", 0);
    password("mia", 60);
    password("dana", 60);
  }

  @AfterEach
  void end() {
    rules.close();
  }

  @Test
  @Tag("A-103")
  @DisplayName("A-103: without a validity no password expires")
  void neverExpiresWithoutARule() {
    password("dana", 10_000);
    assertThat(expired("dana")).isFalse();
  }

  @Test
  @Tag("A-105")
  @DisplayName("A-105: a lower validity counts for passwords that are there, by their real age")
  void countsTheRealAge() {
    validity(61);
    assertThat(expired("dana")).isFalse();
    validity(59);
    assertThat(expired("dana")).isTrue();
    rules.execute("update app_user set password_hash = 'another hash of the same'");
    assertThat(expired("dana")).as("hashed anew").isTrue();
  }

  @Test
  @Tag("A-106")
  @DisplayName("A-106: whoever has no password has none that expires")
  void concernsNobodyWithoutAPassword() {
    validity(1);
    assertThat(expired("sso")).isFalse();
  }

  @Test
  @Tag("A-107")
  @DisplayName("A-107: an account manager's password expires, too")
  void concernsManagersToo() {
    validity(59);
    assertThat(expired("mia")).isTrue();
  }

  @Test
  void sparesWhoIsExempt() {
    validity(1);
    rules.inTransaction(
        () -> {
          rules.get(Exemptions.class).add("dana", "Break glass");
          return true;
        });
    assertThat(expired("dana")).isFalse();
  }

  private void validity(int days) {
    rules.execute("update account_policy set password_validity_days = " + days);
    rules.at(NOW);
  }

  private void password(String name, int days) {
    rules.execute(
        "update app_user set password_hash = 'x', password_changed_at = %s where username = '%s'"
            .formatted(RulesInMemory.moment(NOW.minus(Duration.ofDays(days))), name));
  }

  private boolean expired(String name) {
    return rules.inTransaction(
        () ->
            rules
                .get(PasswordAges.class)
                .isExpired(
                    rules.get(SignInUsers.class).find(name, RulesInMemory.ACCOUNT).orElseThrow(),
                    rules.get(Policies.class).of(RulesInMemory.ACCOUNT)));
  }
}
