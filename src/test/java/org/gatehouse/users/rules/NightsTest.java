package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.accounts.AccountStates;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * On H2, at times that are chosen; the same on PostgreSQL is claimed against the running server.
 */
class NightsTest {

  private static final Instant NIGHT = Instant.parse("2026-11-22T02:00:00Z");

  private final RulesInMemory rules = new RulesInMemory(NIGHT);

  @BeforeEach
  void rule() {
    rules.execute("update account_policy set max_inactivity_days = 90");
    rules.manager("mia", 0);
  }

  @AfterEach
  void end() {
    rules.close();
  }

  @Test
  @Tag("A-98")
  @Tag("A-15")
  @DisplayName("A-98, A-15: whoever is away for longer than the value is disabled, by the system")
  void disablesWhoWasAwayForTooLong() {
    rules.user("dana", 91);
    rules.user("dora", 90);
    rules.user("lena", 89);

    assertThat(rules.night(Inactivity.class)).isEqualTo(1);

    assertThat(rules.disabled()).containsExactly("dana");
    assertThat(rules.column("select disabled_reason from app_user where username = 'dana'"))
        .containsExactly("INACTIVITY");
    assertThat(rules.column("select count(*) from app_user where locked_at is not null"))
        .containsExactly("0");
    assertThat(rules.fired)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("user.disable");
              assertThat(event.actor()).contains("system");
              assertThat(event.details()).containsEntry("name", "dana");
            });
    assertThat(rules.mails("users.rules.disabled")).containsExactly("dana@x.example");
  }

  @Test
  @Tag("A-99")
  @DisplayName("A-99: whoever never signed in counts from his creation")
  void countsFromCreationWithoutASignIn() {
    rules.user("never", 91);
    rules.user("young", 91);
    rules.execute(
        "update app_user set last_sign_in_at = null where username in ('never', 'young')");
    created("never", 91);
    created("young", 89);

    rules.night(Inactivity.class);

    assertThat(rules.disabled()).containsExactly("never");
  }

  @Test
  @Tag("A-100")
  @DisplayName("A-100: to be enabled again begins the count anew")
  void countsAnewFromBeingEnabled() {
    rules.user("dana", 200);
    rules.night(Inactivity.class);
    rules.execute(
        "update app_user set disabled_at = null, disabled_reason = null, enabled_at = "
            + RulesInMemory.moment(NIGHT));

    rules.at(NIGHT.plus(Duration.ofDays(89)));
    rules.night(Inactivity.class);
    assertThat(rules.disabled()).isEmpty();
    assertThat(signIn("dana")).get().returns(false, SignInUser::disabled);

    rules.at(NIGHT.plus(Duration.ofDays(91)));
    rules.night(Inactivity.class);
    assertThat(rules.disabled()).contains("dana");
  }

  @Test
  @Tag("A-98")
  @DisplayName("A-98: the rule holds at a sign-in although the night has not come")
  void keepsOutAtTheSignInAlready() {
    rules.user("dana", 91);
    rules.user("lena", 89);

    assertThat(signIn("dana")).get().returns(true, SignInUser::disabled);
    assertThat(signIn("lena")).get().returns(false, SignInUser::disabled);
    assertThat(rules.disabled()).as("nobody was disabled for that").isEmpty();
  }

  @Test
  @Tag("A-107")
  @DisplayName("A-107: account managers, too, but never the last who can come in")
  void sparesTheLastManager() {
    rules.manager("max", 300);
    rules.execute(
        "update app_user set last_sign_in_at = %s where username = 'mia'"
            .formatted(RulesInMemory.moment(NIGHT.minus(Duration.ofDays(200)))));
    assertThat(signIn("mia")).as("the last one here").get().returns(false, SignInUser::disabled);
    assertThat(signIn("max")).get().returns(true, SignInUser::disabled);

    rules.night(Inactivity.class);

    assertThat(rules.disabled()).containsExactly("max");
    assertThat(signIn("mia")).get().returns(false, SignInUser::disabled);
  }

  @Test
  @Tag("A-98")
  @Tag("A-107")
  @DisplayName("A-98, A-107: in the platform’s own account, too, but never the last operator")
  void disablesInThePlatformsAccount() {
    String role =
        "insert into user_role (id, account_id, user_id, role_id) values (%1$d, 7, %1$d, 4)";
    rules.execute(role.formatted(rules.user("omar", 200)));
    rules.execute(role.formatted(rules.user("olga", 300)));
    rules.manager("max", 300);
    rules.user("dana", 300);
    rules.user("lena", 10);
    rules.execute("update app_user set account_id = 1 where account_id = 7");
    rules.execute("update user_role set account_id = 1 where account_id = 7");
    rules.execute("update account_policy set account_id = 1");

    rules.execute(
        "update app_user set locked_at = created_at, locked_reason = 'BY_HAND' where username = 'olga'");
    assertThat(signIn("omar", 1))
        .as("the last operator")
        .get()
        .returns(false, SignInUser::disabled);
    assertThat(signIn("max", 1)).get().returns(true, SignInUser::disabled);

    rules.night(Inactivity.class, 1);

    assertThat(rules.disabled()).containsExactly("dana", "max", "olga");
  }

  @Test
  void sparesWhoIsExemptByName() {
    rules.user("backup", 300);
    rules.inTransaction(
        () -> {
          rules.get(Exemptions.class).add("backup", "Nightly backups");
          return true;
        });

    rules.night(Inactivity.class);

    assertThat(rules.disabled()).isEmpty();
    assertThat(signIn("backup")).get().returns(false, SignInUser::disabled);
    assertThat(rules.get(Exemptions.class).list())
        .extracting(ExemptionDetails::username, ExemptionDetails::reason)
        .containsExactly(tuple("backup", "Nightly backups"));
  }

  @Test
  void goesOnWhereABatchEndedAndDoesANightOnce() {
    for (int i = 0; i < Inactivity.BATCH + 3; i++) {
      rules.user("u" + i, 100);
    }

    assertThat(rules.night(Inactivity.class)).isEqualTo(Inactivity.BATCH + 3);
    rules.user("late", 100);
    assertThat(rules.night(Inactivity.class)).as("the same night").isZero();
    rules.at(NIGHT.plus(Duration.ofDays(3)));
    assertThat(rules.night(Inactivity.class)).as("after a pause").isEqualTo(1);
    assertThat(rules.inTransaction(() -> rules.get(Nights.class).runs()))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.done()).isEqualTo(1);
              assertThat(run.endedAt()).contains(rules.now());
            });
  }

  @Test
  void beginsAtTwoAndNotBefore() {
    Nights nights = rules.get(Nights.class);
    assertThat(rules.inTransaction(nights::due)).isTrue();
    rules.inTransaction(
        () -> {
          nights.over();
          return true;
        });
    assertThat(rules.inTransaction(nights::due)).isFalse();
    rules.at(NIGHT.plus(Duration.ofHours(24)).minusSeconds(1));
    assertThat(rules.inTransaction(rules.get(Nights.class)::due)).isFalse();
    rules.at(NIGHT.plus(Duration.ofHours(24)));
    assertThat(rules.inTransaction(rules.get(Nights.class)::due)).isTrue();
  }

  @Test
  void leavesAnAccountAloneThatIsNotOpen() {
    rules.user("dana", 100);
    rules.execute("update account set suspended_at = " + RulesInMemory.moment(NIGHT));

    assertThat(rules.night(Inactivity.class)).isZero();
  }

  @Test
  @DisplayName("tells people 14, 7 days and a day ahead, each once")
  void warnsOnceEach() {
    rules.user("dana", 75);
    for (int day = 0; day <= 15; day++) {
      rules.at(NIGHT.plus(Duration.ofDays(day)).plusSeconds(60));
      rules.night(Warnings.class);
      rules.night(Warnings.class);
    }

    assertThat(rules.mails("users.rules.inactivity"))
        .containsExactly("dana@x.example", "dana@x.example", "dana@x.example");
    assertThat(rules.column("select ahead from rule_warning")).containsExactly("1");
  }

  @Test
  void warnsOfAnOldPasswordByItsRealAgeAndNobodyWithoutOne() {
    rules.execute(
        "update account_policy set max_inactivity_days = null, password_validity_days = 30");
    rules.user("dana", 0);
    rules.user("sso", 0);
    rules.execute(
        "update app_user set password_hash = 'x', password_changed_at = %s where username = 'dana'"
            .formatted(RulesInMemory.moment(NIGHT.minus(Duration.ofDays(25)))));

    assertThat(rules.night(Warnings.class)).isEqualTo(1);

    assertThat(rules.mails("users.rules.password")).containsExactly("dana@x.example");
    assertThat(rules.column("select ahead from rule_warning")).containsExactly("7");
  }

  @Test
  @DisplayName("a rule that begins later disables nobody before, and warns of its beginning")
  void waitsForTheBeginningOfARule() {
    rules.user("dana", 300);
    rules.execute(
        "update account_policy set ramp_until = "
            + RulesInMemory.moment(NIGHT.plus(Duration.ofDays(5)).plusSeconds(1)));

    assertThat(rules.night(Inactivity.class)).isZero();
    assertThat(signIn("dana")).get().returns(false, SignInUser::disabled);
    assertThat(rules.night(Warnings.class)).isEqualTo(1);
    assertThat(rules.mails("users.rules.inactivity")).containsExactly("dana@x.example");

    rules.at(NIGHT.plus(Duration.ofDays(6)));
    assertThat(rules.night(Inactivity.class)).isEqualTo(1);
  }

  @Test
  @DisplayName("days in which the account was suspended count against nobody")
  void countsFromTheAccountsReturn() {
    rules.user("dana", 30);
    rules.inTransaction(() -> rules.get(AccountStates.class).suspend("contoso", "unpaid"));
    rules.at(NIGHT.plus(Duration.ofDays(100)));
    rules.night(Inactivity.class);
    rules.inTransaction(() -> rules.get(AccountStates.class).resume("contoso"));

    rules.at(NIGHT.plus(Duration.ofDays(101)));
    assertThat(rules.night(Inactivity.class)).isZero();
    rules.night(Warnings.class);
    assertThat(rules.disabled()).isEmpty();
    assertThat(rules.column("select count(*) from outbox_entry")).containsExactly("0");
    assertThat(signIn("dana").orElseThrow().disabled()).isFalse();

    rules.at(NIGHT.plus(Duration.ofDays(180)));
    rules.night(Warnings.class);
    assertThat(
            rules.column(
                "select ahead from rule_warning w join app_user u on u.id = w.user_id"
                    + " where u.username = 'dana'"))
        .containsExactly("14");
    rules.at(NIGHT.plus(Duration.ofDays(191)));
    assertThat(signIn("dana").orElseThrow().disabled()).isTrue();
    assertThat(rules.night(Inactivity.class)).isEqualTo(1);
    assertThat(rules.disabled()).containsExactly("dana");
  }

  private void created(String name, int days) {
    rules.execute(
        "update app_user set created_at = %s where username = '%s'"
            .formatted(RulesInMemory.moment(rules.now().minus(Duration.ofDays(days))), name));
  }

  private Optional<SignInUser> signIn(String name) {
    return signIn(name, RulesInMemory.ACCOUNT);
  }

  private Optional<SignInUser> signIn(String name, long account) {
    return rules.inTransaction(() -> rules.get(SignInUsers.class).find(name, account));
  }
}
