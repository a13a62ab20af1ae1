package org.gatehouse.sso.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.sso.BeforeEnforcement;
import org.gatehouse.sso.NewSso;
import org.gatehouse.sso.SsoConfigurations;
import org.gatehouse.sso.SsoInMemory;
import org.gatehouse.sso.TestIdentityProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sharing with an account below, on H2. */
@DisplayName("a single sign-on that is shared")
class SharingTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long BELOW = 8;
  private static final String SLUG = "contoso-sub";
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/one");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.execute(
        "insert into account (id, slug, name, parent_id, language, created_at, version)"
            + " values (8, 'contoso-sub', 'Contoso Sub', 7, 'en', timestamp '2020-01-01 00:00:00', 1)");
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: refuses no passwords below before somebody has said that he means it")
  void asks() {
    live(true);
    user(1, "eve");
    user(2, "finn");
    user(3, "gone");
    sso.execute("update app_user set disabled_at = created_at where id = 3");
    sso.execute("insert into sso_known_name (account_id, name_key) values (7, 'finn@x.example')");

    assertThat(sharing().outlook(SLUG)).isEqualTo(new Sharing.Outlook(false, 1, false));
    assertThatThrownBy(() -> share(false))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(refused.fields())
                  .containsExactly(FieldError.of("confirmed", "sso.enforcement.confirm", 1L));
            });
    assertThat(sharing().own()).isEmpty();
    assertThat(sharing().get(SLUG).shared()).isFalse();

    assertThat(share(true).shared()).isTrue();
    assertThat(share(false).shared()).as("is already").isTrue();
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: asks while something should be done before, though nobody stays outside")
  void asksForConcerns() {
    live(true);
    sharing().concerns =
        All.of(
            List.of(account -> List.of(new BeforeEnforcement.Concern("of." + account, List.of()))));

    assertThat(sharing().outlook(SLUG)).isEqualTo(new Sharing.Outlook(false, 0, true));
    assertThatThrownBy(() -> share(false))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.key()).isEqualTo("sso.sharing.share.codes"));
    assertThat(share(true).shared()).isTrue();
  }

  @Test
  @DisplayName("beside passwords asks nothing, whoever is unknown at the provider")
  void asksNothingBesidePasswords() {
    live(false);
    user(1, "eve");

    assertThat(sharing().outlook(SLUG).asks()).isFalse();
    assertThat(share(false).shared()).isTrue();
  }

  @Test
  @DisplayName("holds the account above before the one below, as whoever changes it above does")
  void holdsFromAbove() {
    live(false);
    List<Long> held = new ArrayList<>();
    sharing().accounts =
        new Accounts() {
          @Override
          public void lock(long account) {
            held.add(account);
          }
        };

    share(false);
    assertThat(held).containsExactly(SsoInMemory.ACCOUNT, BELOW);
    held.clear();
    sso.in(() -> sharing().release(SLUG));
    assertThat(held).containsExactly(SsoInMemory.ACCOUNT, BELOW);
  }

  private Sharing sharing() {
    return sso.get(Sharing.class);
  }

  private SharedAccount share(boolean confirmed) {
    return sso.in(() -> sharing().share(SLUG, confirmed));
  }

  private void user(long id, String name) {
    sso.execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          password_hash, created_at, language, version)
        values (%1$d, 'p%1$d', 8, '%2$s', '%2$s', '%2$s@x.example', '%2$s@x.example', 'MANUAL',
          'hash', timestamp '2020-01-01 00:00:00', 'en', 1)
        """
            .formatted(id, name));
  }

  private void live(boolean enforced) {
    sso.in(
        () ->
            sso.get(SsoConfigurations.class)
                .save(
                    new NewSso(
                        PROVIDER.entityId(),
                        List.of(PROVIDER.pem()),
                        PROVIDER.entityId() + "/sso",
                        PROVIDER.entityId() + "/out",
                        null,
                        false,
                        false,
                        true,
                        enforced,
                        NewSso.Strictness.SAME)));
  }
}
