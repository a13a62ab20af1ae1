package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.accounts.Agreements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What sign-ins read of a configuration, on H2. */
@DisplayName("A configuration as sign-ins need it")
class SsoConnectionsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/one");

  private final SsoInMemory sso = new SsoInMemory(NOW);

  @BeforeEach
  void begin() {
    sso.in(() -> sso.get(SsoConfigurations.class).save(wanted()));
  }

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("is read again once its agreement is another one, and bears that one's number")
  void followsTheAgreement() {
    LiveSso first = find();
    assertThat(first.agreement()).isEqualTo(agreement());
    assertThat(find()).as("nothing has moved").isSameAs(first);

    for (int i = 0; i < 5; i++) {
      sso.in(
          () -> {
            sso.get(Agreements.class).replace(SsoInMemory.ACCOUNT);
            return true;
          });
    }

    assertThat(find().agreement()).isEqualTo(first.agreement() + 5).isEqualTo(agreement());
  }

  @Test
  @DisplayName("is read again once its row has another version")
  void followsTheRow() {
    LiveSso first = find();
    assertThat(first.groups().sync()).isFalse();

    sso.in(() -> sso.get(SsoSwitches.class).setAutoCreateGroups(true));

    assertThat(find().groups().sync()).isTrue();
    assertThat(find().agreement()).as("the same provider's").isEqualTo(first.agreement());
  }

  private LiveSso find() {
    return sso.in(() -> sso.get(SsoConnections.class).find("contoso").orElseThrow());
  }

  private long agreement() {
    return Long.parseLong(sso.column("select agreement from account where id = 7").get(0));
  }

  private static NewSso wanted() {
    return new NewSso(
        PROVIDER.entityId(),
        List.of(PROVIDER.pem()),
        PROVIDER.entityId() + "/sso",
        PROVIDER.entityId() + "/out",
        null,
        false,
        false,
        true,
        false,
        NewSso.Strictness.SAME);
  }
}
