package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.NamedNativeQuery;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceTokenTest {

  private static final Pattern PART = Pattern.compile("split_part\\(\\?1, ',', (\\d+)\\)");

  @Test
  void theExchangeLooksAtAsManyTokensAsABrowserHolds() {
    String exchange =
        Arrays.stream(DeviceToken.class.getAnnotationsByType(NamedNativeQuery.class))
            .filter(query -> query.name().equals("DeviceToken.exchange"))
            .findFirst()
            .orElseThrow()
            .query();

    assertThat(PART.matcher(exchange).results().map(found -> Integer.valueOf(found.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, DeviceTokens.MOST).boxed().toList());
  }
}
