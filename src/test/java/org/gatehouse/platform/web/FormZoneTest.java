package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which zone the times of a form are read. */
class FormZoneTest {

  @Test
  void aFormThatIsSentIsReadInTheZoneThatItShowed() {
    assertThat(zone("POST", "Asia/Tokyo").getId()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void aPageThatIsOpenedShowsTheViewersZone() {
    assertThat(zone("GET", "Asia/Tokyo").getId()).isEqualTo("Europe/Berlin");
  }

  @Test
  void aFormWithoutAKnownZoneIsReadInTheViewers() {
    assertThat(zone("POST", null).getId()).isEqualTo("Europe/Berlin");
    assertThat(zone("POST", "Nowhere/Land").getId()).isEqualTo("Europe/Berlin");
    assertThat(zone("POST", "+25:00").getId()).isEqualTo("Europe/Berlin");
  }

  private static FormZone zone(String method, @Nullable String sent) {
    var zone = new FormZone();
    zone.viewer =
        new Viewer() {
          @Override
          public ZoneId getZone() {
            return ZoneId.of("Europe/Berlin");
          }
        };
    zone.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                FormZoneTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, asked, args) ->
                    switch (asked.getName()) {
                      case "getMethod" -> method;
                      case "getParameter" -> sent;
                      default -> throw new UnsupportedOperationException(asked.getName());
                    });
    return zone;
  }
}
