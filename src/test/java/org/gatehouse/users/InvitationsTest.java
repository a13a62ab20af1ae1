package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the link of an invitation")
class InvitationsTest {

  private final PeopleInMemory people = new PeopleInMemory();

  @BeforeEach
  void guest() {
    people.user(1, PeopleInMemory.CONTOSO, "dana");
    people.sql("update app_user set password_hash = null, invited_at = created_at where id = 1");
  }

  @AfterEach
  void end() {
    people.close();
  }

  @Test
  @DisplayName("lets a guest choose his password")
  void works() {
    String token = sent();

    assertThat(people.in(() -> links().find(token))).isPresent();
    people.run(() -> invitations().accept(token, "hash"));

    assertThat(password()).isEqualTo("hash");
    assertRefused(token);
  }

  @Test
  @DisplayName("gives nobody a password where single sign-on lets people in, and works again after")
  void opensNothingWhereSingleSignOnIsEnforced() {
    String token = sent();

    people.elsewhere = Optional.of(PeopleInMemory.ELSEWHERE);
    assertRefused(token);

    people.elsewhere = Optional.empty();
    assertThat(people.in(() -> links().find(token))).isPresent();
  }

  @Test
  @DisplayName("gives nobody a password in an account that is not open")
  void opensNothingInAClosedAccount() {
    String token = sent();

    for (AccountStatus shut :
        new AccountStatus[] {
          AccountStatus.SUSPENDED, AccountStatus.CLOSING, AccountStatus.CLOSED
        }) {
      people.status = shut;
      assertRefused(token);
    }
  }

  @Test
  @DisplayName("is not mailed where single sign-on lets people in: the guest is told where")
  void tellsWhereToSignInInstead() {
    people.elsewhere = Optional.of(PeopleInMemory.ELSEWHERE);

    people.run(() -> people.get(OpenInvitations.class).resend("dana"));

    assertThat(people.mails("users.invitation")).isEmpty();
    assertThat(people.mails("users.invitation.elsewhere")).containsExactly("dana@a7.example");
    assertThat(text("users.invitation.elsewhere"))
        .contains(PeopleInMemory.ELSEWHERE)
        .doesNotContain("token=");
    assertThat(people.in(() -> people.get(OpenInvitations.class).find("p1"))).isPresent();
  }

  @Test
  @DisplayName("is not mailed while the account is not open, and the account manager is told so")
  void isNotMailedInAClosedAccount() {
    people.status = AccountStatus.SUSPENDED;

    for (Runnable wish :
        new Runnable[] {
          () -> people.get(OpenInvitations.class).resend("dana"),
          () -> people.get(PasswordRestores.class).restore("dana")
        }) {
      assertThatThrownBy(() -> people.run(wish))
          .isInstanceOfSatisfying(
              BusinessException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
                assertThat(refused.key()).isEqualTo("users.invitation.shut");
              });
    }
    assertThat(people.column("select kind from outbox_entry")).isEmpty();
  }

  @Test
  @DisplayName("is not mailed to who was away for too long, and opens nothing to him")
  void opensNothingToWhoWasAwayForTooLong() {
    String token = sent();
    people.sql(
        "insert into account_policy (account_id, version, max_login_attempts, max_inactivity_days)"
            + " values (7, 1, 5, 90)");
    people.sql("update app_user set created_at = timestamp '2026-06-01 00:00:00'");

    assertRefused(token);
    assertThatThrownBy(() -> people.run(() -> people.get(OpenInvitations.class).resend("dana")))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.key()).isEqualTo("users.invitation.stopped"));
    assertThat(people.mails("users.invitation")).hasSize(1);
  }

  private void assertRefused(String token) {
    assertThat(people.in(() -> links().find(token))).isEmpty();
    String before = String.valueOf(password());
    assertThatThrownBy(() -> people.run(() -> invitations().accept(token, "forced")))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND));
    assertThat(String.valueOf(password())).isEqualTo(before);
  }

  private String sent() {
    people.run(() -> invitations().send(people.get(UserRows.class).get(1)));
    Matcher token = Pattern.compile("token=([\\w-]{43})").matcher(text("users.invitation"));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String text(String kind) {
    String sealed =
        people.column("select body from outbox_entry where kind = '%s'".formatted(kind)).get(0);
    return new String(
        people.get(Secrets.class).decrypt(sealed, "messaging.mail"), StandardCharsets.UTF_8);
  }

  private String password() {
    return people.column("select password_hash from app_user where id = 1").get(0);
  }

  private Invitations invitations() {
    return people.get(Invitations.class);
  }

  private PasswordLinks links() {
    return people.get(PasswordLinks.class);
  }
}
