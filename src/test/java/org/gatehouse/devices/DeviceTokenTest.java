package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.NamedNativeQuery;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeviceTokenTest {

  @Test
  void theExchangeLooksAtAsManyTokensAsABrowserHolds() {
    String exchange =
        Arrays.stream(DeviceToken.class.getAnnotationsByType(NamedNativeQuery.class))
            .filter(query -> query.name().equals("DeviceToken.exchange"))
            .findFirst()
            .orElseThrow()
            .query();

    assertThat(exchange)
        .contains("split_part(?1, ',', " + DeviceTokens.MOST + ")")
        .doesNotContain("split_part(?1, ',', " + (DeviceTokens.MOST + 1) + ")");
  }
}
