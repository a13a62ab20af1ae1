package org.gatehouse.sso.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamlClientsTest {

  private final SamlClients clients = new SamlClients(Clock.systemUTC(), 3);

  @Test
  void buildsOneClientForOneVersion() {
    var built =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> clients.of(connection(1, 1)))
            .distinct()
            .toList();

    assertThat(built).hasSize(1);
  }

  @Test
  void buildsAnewForANewVersion() {
    var first = clients.of(connection(1, 1));
    var second = clients.of(connection(1, 2));

    assertThat(second).isNotSameAs(first);
    assertThat(clients.of(connection(1, 2))).isSameAs(second);
    assertThat(clients.size()).isEqualTo(1);
  }

  @Test
  void keepsTheNewerClientWhenAnOlderRequestComesLate() {
    var newer = clients.of(connection(1, 2));
    var older = clients.of(connection(1, 1));

    assertThat(older.connection().version()).isEqualTo(1);
    assertThat(clients.of(connection(1, 2))).isSameAs(newer);
  }

  @Test
  void keepsNothingOfADraft() {
    var live = clients.of(connection(1, 1));

    assertThat(clients.of(connection(1, -1))).isNotSameAs(live);
    assertThat(clients.of(connection(1, -1))).isNotSameAs(clients.of(connection(1, -1)));
    assertThat(clients.of(connection(1, 1))).isSameAs(live);
    assertThat(clients.size()).isEqualTo(1);
  }

  @Test
  void keepsAccountsApart() {
    assertThat(clients.of(connection(1, 1))).isNotSameAs(clients.of(connection(2, 1)));
  }

  @Test
  void dropsTheLongestUnusedAccount() {
    var first = clients.of(connection(1, 1));
    LongStream.rangeClosed(2, 3).forEach(id -> clients.of(connection(id, 1)));
    clients.of(connection(1, 1));
    var second = clients.of(connection(2, 1));
    clients.of(connection(4, 1));

    assertThat(clients.size()).isEqualTo(3);
    assertThat(clients.of(connection(1, 1))).isSameAs(first);
    assertThat(clients.of(connection(2, 1))).isSameAs(second);
  }

  private static SamlConnection connection(long account, long version) {
    return SamlClientTest.connection(
        SamlRules.standard(), "https://idp.example/sso", account, version);
  }
}
