package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.platform.rate.Allowance;
import org.gatehouse.platform.rate.Rate;
import org.junit.jupiter.api.Test;

class ProgramsTest {

  private final Map<String, String> headers = new HashMap<>();
  private final StringWriter body = new StringWriter();
  private int status;

  @Test
  void tellsAProgramWhatIsLeftAndWhenToComeBack() throws IOException {
    Programs.tooOften(new Allowance(false, 30, 0, 2, 60), response());

    assertThat(status).isEqualTo(429);
    assertThat(headers)
        .containsEntry("RateLimit-Limit", "30")
        .containsEntry("RateLimit-Remaining", "0")
        .containsEntry("RateLimit-Reset", "60")
        .containsEntry("Retry-After", "2")
        .containsEntry("Content-Type", "application/problem+json");
    assertThat(body.toString()).contains("\"title\":\"Too many requests\"", "\"status\":429");
  }

  @Test
  void letsAKeyCallOftenEnoughForEventsInBulk() {
    assertThat(Programs.CALLS).isEqualTo(new Rate("api-key", 30_000));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            ProgramsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                case "setCharacterEncoding" -> headers.put("charset", (String) arguments[0]);
                case "getWriter" -> {
                  return new PrintWriter(body, true);
                }
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }
}
