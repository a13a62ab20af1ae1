package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.access.Caller;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.groups.GroupRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveConnectionsTest {

  private static final List<Object> VERSIONS = Arrays.asList(1L, 7L, 3L, 0L, null, null);
  private static final List<Object> LATER = Arrays.asList(1L, 7L, 4L, 0L, null, null);

  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/kept");
  private static final ServiceProviderKey KEY =
      ServiceProviderKey.generate("kept", Instant.parse("2026-11-26T10:00:00Z"));

  private final LiveConnections kept = new LiveConnections();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  @DisplayName("nothing is read twice at the same versions, and nothing of other versions is used")
  void readsAgainWhenAVersionIsAnother() {
    assertThat(get("one", VERSIONS)).isEqualTo(get("one", VERSIONS));
    assertThat(reads).hasValue(1);

    assertThat(get("one", LATER).agreement()).isEqualTo(2);
    assertThat(get("one", LATER).agreement()).isEqualTo(2);
    assertThat(get("two", LATER).agreement()).as("another account's").isEqualTo(3);
  }

  @Test
  @DisplayName("what is no longer there is not given, and not kept")
  void keepsNothingThatIsGone() {
    get("one", VERSIONS);

    assertThat(kept.get("one", LATER, Optional::empty)).isEmpty();
    get("one", VERSIONS);
    assertThat(reads).hasValue(2);
  }

  @Test
  @DisplayName("of more accounts than are kept those stay that were used last")
  void keepsWhatIsUsed() {
    IntStream.rangeClosed(1, 2_000).forEach(account -> get("name-" + account, VERSIONS));
    get("name-1", VERSIONS);
    get("name-2001", VERSIONS);
    assertThat(reads).hasValue(2_001);

    get("name-1", VERSIONS);
    assertThat(reads).as("used").hasValue(2_001);
    get("name-2", VERSIONS);
    assertThat(reads).as("unused for longest").hasValue(2_002);
  }

  private LiveSso get(String name, List<Object> versions) {
    return kept.get(name, versions, () -> Optional.of(read())).orElseThrow();
  }

  /** Each one is another: its agreement is the number of the reads so far. */
  private LiveSso read() {
    return new LiveSso(
        new Caller.Account(1, "one", "One"),
        new SamlConnection(
            1,
            1,
            PROVIDER.entityId(),
            List.of(PROVIDER.certificate()),
            PROVIDER.entityId() + "/sso",
            "https://gate.example/login/saml/kept/",
            "https://gate.example/login/saml/kept/acs/x",
            KEY,
            SamlRules.standard()),
        "token",
        true,
        true,
        new GroupRules(true, true),
        1,
        Instant.EPOCH,
        reads.incrementAndGet());
  }
}
