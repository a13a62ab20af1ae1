package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.gatehouse.platform.net.ClientAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

  @Test
  void keepsTheNameThatATrustedProxyGave() {
    assertThat(ids(true).of(request("edge-7.4f2a_99"))).isEqualTo("edge-7.4f2a_99");
  }

  @Test
  void makesOneForEverybodyElse() {
    assertThat(ids(false).of(request("edge-7.4f2a_99"))).matches("[A-Za-z0-9_-]{22}");
    assertThat(ids(true).of(request(null))).matches("[A-Za-z0-9_-]{22}");
    assertThat(ids(true).of(request(null))).isNotEqualTo(ids(true).of(request(null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with blank in it", "line\nbreak-1", "<script>alert"})
  void takesNoOtherShape(String sent) {
    assertThat(ids(true).of(request(sent))).matches("[A-Za-z0-9_-]{22}");
    assertThat(ids(true).of(request("x".repeat(65)))).hasSize(22);
  }

  private static RequestIds ids(boolean trusted) {
    RequestIds ids = new RequestIds();
    ids.addresses =
        new ClientAddresses() {
          @Override
          public boolean viaTrustedProxy(HttpServletRequest request) {
            return trusted;
          }
        };
    return ids;
  }

  private static HttpServletRequest request(String id) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestIdsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> "X-Request-Id".equals(args[0]) ? id : null);
  }
}
