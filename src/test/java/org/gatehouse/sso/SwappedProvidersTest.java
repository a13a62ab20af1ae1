package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.trail.AuditEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of sessions when an account gets another provider, on H2. */
class SwappedProvidersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider FIRST =
      TestIdentityProvider.named("https://idp.example/first");
  private static final TestIdentityProvider SECOND =
      TestIdentityProvider.named("https://idp.example/second");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.manager(1, "mia", "en");
    sso.in(
        () -> {
          sso.get(Sessions.class).begin(new SignIn(SsoInMemory.ACCOUNT, 1, SignIn.Way.SSO));
          sso.get(Sessions.class).begin(new SignIn(SsoInMemory.ACCOUNT, 1, SignIn.Way.PASSWORD));
          sso.get(Sessions.class).begin(new SignIn(8, 9, SignIn.Way.SSO));
          return true;
        });
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("another name ends the sessions of the former provider in this account alone")
  void endsSessionsOfTheFormerOne() {
    change(saved("https://idp.example/first", FIRST), saved("https://idp.example/second", FIRST));

    assertThat(sso.column("select account_id || way from signed_in_session"))
        .containsExactlyInAnyOrder("7PASSWORD", "8SSO");
    assertThat(sso.column("select kind || recipient from outbox_entry"))
        .containsExactly("sso.mail.swappedmia@x.example");
    assertThat(sso.fired).extracting(AuditEvent::name).endsWith("sso.provider-swap");
    assertThat(sso.fired.get(sso.fired.size() - 1).details())
        .containsEntry(
            "change.idpEntityId", "https://idp.example/first → https://idp.example/second");
  }

  @Test
  @DisplayName("no certificate in common is another provider, one that stays is not")
  void looksAtCertificates() {
    SsoDetails first = saved("https://idp.example/name", FIRST);
    SsoDetails both = saved("https://idp.example/name", FIRST, SECOND);
    SsoDetails second = saved("https://idp.example/name", SECOND);

    change(first, both);
    change(both, second);
    assertThat(sso.column("select id from signed_in_session")).hasSize(3);

    change(first, second);
    assertThat(sso.column("select id from signed_in_session")).hasSize(2);
  }

  @Test
  @DisplayName("whoever had a group of the former provider is no second person at the next one")
  void countsPeopleAnew() {
    sso.execute(
        "insert into sso_group (id, account_id, name, name_key, people, seen_at)"
            + " values (3, 7, 'Sales', 'sales', 1, timestamp '2026-11-25 00:00:00')");
    sso.execute(
        "insert into sso_link (id, account_id, idp_hash, idp_entity_id, name_id_key, name_id, user_id,"
            + " created_at, group_ids, groups_hash, groups_at) values (1, 7, 'h', 'first', 'm', 'm',"
            + " 1, timestamp '2020-01-01 00:00:00', '3', 'x', timestamp '2026-11-25 00:00:00')");

    change(saved("https://idp.example/first", FIRST), saved("https://idp.example/second", SECOND));
    assertThat(sso.column("select people from sso_group")).containsExactly("0");

    sso.in(
        () ->
            sso.get(SeenGroups.class)
                .note(SsoInMemory.ACCOUNT, GroupNames.of(List.of("Sales")), List.of()));
    assertThat(sso.column("select people from sso_group")).containsExactly("1");
    assertThat(sso.column("select group_ids from sso_link"))
        .as("of the former provider he has none, so that they can be counted again")
        .containsExactly("null");
  }

  private void change(SsoDetails before, SsoDetails after) {
    sso.in(
        () -> {
          sso.get(SwappedProviders.class)
              .changed(
                  new WhenLive.LiveChange(
                      SsoInMemory.ACCOUNT, Optional.of(before), after, Optional.of(2)));
          return true;
        });
  }

  private SsoDetails saved(String entityId, TestIdentityProvider... providers) {
    var wanted =
        new NewSso(
            entityId,
            Arrays.stream(providers).map(TestIdentityProvider::pem).toList(),
            "https://idp.example/sso",
            "https://idp.example/out",
            null,
            false,
            false,
            true,
            true,
            NewSso.Strictness.SAME);
    return sso.in(() -> sso.get(SsoConfigurations.class).save(wanted));
  }
}
