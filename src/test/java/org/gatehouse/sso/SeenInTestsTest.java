package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.enforcement.Enforcement;
import org.gatehouse.sso.enforcement.Standing;
import org.gatehouse.sso.groups.GroupOutlook;
import org.gatehouse.sso.groups.GroupPreview;
import org.gatehouse.sso.groups.GroupSwitch;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.sso.trial.SeenNames;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.users.Leaver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What tests have shown counts for the provider that was tested")
class SeenInTestsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider OLD =
      TestIdentityProvider.named("https://idp.example/old");
  private static final TestIdentityProvider NEW =
      TestIdentityProvider.named("https://idp.example/new");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void person() {
    sso.manager(100, "eva", "en");
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("a name from another provider's test is not known at the live one")
  void tellsNamesApart() {
    note(NEW);
    assertThat(counts()).as("nothing is live").containsEntry(Standing.MATCHED, 1L);

    live(OLD);
    assertThat(counts()).containsEntry(Standing.UNMATCHED, 1L);
    note(OLD);
    assertThat(counts()).containsEntry(Standing.MATCHED, 1L);
    sso.execute("delete from sso_seen_name where idp_hash = '%s'".formatted(hash(OLD)));

    live(NEW);
    assertThat(counts()).as("once it is live").containsEntry(Standing.MATCHED, 1L);
  }

  @Test
  @DisplayName("names from before providers were told apart count for the live one")
  void countsFormerNames() {
    live(OLD);
    note(NEW);
    sso.execute("update sso_seen_name set idp_hash = null");

    assertThat(counts()).containsEntry(Standing.MATCHED, 1L);
  }

  @Test
  @DisplayName("of somebody who is deleted no provider's name stays")
  void forgetsTheNamesOfAllProviders() {
    note(OLD);
    note(NEW);
    sso.execute(
        "insert into sso_seen_name (name_hash, account_id, name_id, seen_at) values"
            + " ('%s', 7, 'eva@x.example', timestamp '2026-11-01 00:00:00')"
                .formatted(Tokens.hash("7\neva@x.example")));
    Leaver eva =
        new Leaver(7, 100, "eva", "contoso:eva", "deleted-1", List.of("eva", "Eva@x.example"));

    sso.in(
        () -> {
          sso.get(SeenNames.class).forget(eva);
          return eva;
        });

    assertThat(sso.column("select name_id from sso_seen_name")).isEmpty();
  }

  @Test
  @DisplayName("a group from another provider's test is none of the live one")
  void tellsGroupsApart() {
    live(OLD);
    comes("Sales");

    tries(NEW, "Sales", "Finance");
    tries(OLD, "Support");

    assertThat(groups()).containsExactly("Sales", "Support");
    assertThat(sso.in(() -> sso.get(GroupSwitch.class).find(7, "Finance"))).isEmpty();
    comes("Finance");
    assertThat(groups()).containsExactly("Finance", "Sales", "Support");

    tries(NEW, "Marketing");
    assertThat(groups()).doesNotContain("Marketing");
    live(NEW);
    assertThat(groups()).contains("Marketing");
  }

  private void comes(String group) {
    sso.in(() -> sso.get(SeenGroups.class).note(7, GroupNames.of(List.of(group)), List.of()));
  }

  private void tries(TestIdentityProvider provider, String... groups) {
    sso.in(
        () -> {
          sso.get(SeenGroups.class).tried(7, provider.entityId(), GroupNames.of(List.of(groups)));
          return groups;
        });
  }

  private List<String> groups() {
    return sso.in(() -> sso.get(GroupPreview.class).list()).stream()
        .map(GroupOutlook::name)
        .toList();
  }

  private void note(TestIdentityProvider provider) {
    sso.in(
        () -> {
          sso.get(SeenNames.class).note(7, provider.entityId(), "Eva@x.example");
          return provider;
        });
  }

  private Map<Standing, Long> counts() {
    return sso.in(() -> sso.get(Enforcement.class).counts());
  }

  private static String hash(TestIdentityProvider provider) {
    return Tokens.hash(provider.entityId());
  }

  private void live(TestIdentityProvider provider) {
    sso.in(
        () ->
            sso.get(SsoConfigurations.class)
                .save(
                    new NewSso(
                        provider.entityId(),
                        List.of(provider.pem()),
                        provider.entityId() + "/sso",
                        "https://idp.example/out",
                        null,
                        false,
                        false,
                        true,
                        false,
                        NewSso.Strictness.SAME)));
  }
}
