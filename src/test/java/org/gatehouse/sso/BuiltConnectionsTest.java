package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuiltConnectionsTest {

  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/built");
  private static final ServiceProviderKey KEY =
      ServiceProviderKey.generate("built", Instant.parse("2026-11-26T10:00:00Z"));

  private final BuiltConnections built = new BuiltConnections();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  @DisplayName("a version is made once, and nothing of a former one is used")
  void keepsTheNewestVersion() {
    SamlConnection first = get(1, 1);

    assertThat(get(1, 1)).isSameAs(first);
    assertThat(get(1, 2).version()).isEqualTo(2);
    assertThat(get(1, 1).version()).as("a late one").isEqualTo(1);
    assertThat(get(1, 2).version()).isEqualTo(2);
    assertThat(made).hasValue(3);
  }

  @Test
  @DisplayName("of more accounts than are kept those stay that were used last")
  void keepsWhatIsUsed() {
    LongStream.rangeClosed(1, 2_000).forEach(account -> get(account, 1));
    get(1, 1);
    get(2_001, 1);
    assertThat(made).hasValue(2_001);

    get(1, 1);
    assertThat(made).as("used").hasValue(2_001);
    get(2, 1);
    assertThat(made).as("unused for longest").hasValue(2_002);
  }

  private SamlConnection get(long account, long version) {
    return built.get(
        new BuiltConnections.Key(account, version),
        () -> {
          made.incrementAndGet();
          return new SamlConnection(
              account,
              version,
              PROVIDER.entityId(),
              List.of(PROVIDER.certificate()),
              PROVIDER.entityId() + "/sso",
              "https://gate.example/login/saml/built/",
              "https://gate.example/login/saml/built/acs/x",
              KEY,
              SamlRules.standard());
        });
  }
}
