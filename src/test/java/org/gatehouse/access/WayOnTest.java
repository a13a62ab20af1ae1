package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may follow a sign-in. */
class WayOnTest {

  private static final Caller AUDITOR =
      Caller.program("lena", Caller.Account.NONE, Set.of(Permission.AUDIT_READ));

  @ParameterizedTest
  @ValueSource(strings = {"/audit", "/audit?range=week&q=a%20b", "/audit/", "/profile"})
  void aPageThatTheCallerMayOpen(String address) {
    assertThat(WayOn.address(encoded(address), AUDITOR)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/users",
        "/login",
        "/login/reset?token=x",
        "/logout",
        "/undo",
        "/home/now",
        "/nothing",
        "/api/v1/accounts",
        "//evil.example/audit",
        "/\\evil.example",
        "https://evil.example/audit",
        "audit",
        "/audit?a=\r\nSet-Cookie: b",
        "/audit?a=b c",
        "/audit?a=\\",
        "/audit?a=\u00e9"
      })
  void nothingElse(String address) {
    assertThat(WayOn.address(encoded(address), AUDITOR)).isEmpty();
  }

  @Test
  void neitherWhatIsTooLongNorWhatNobodyHasWritten() {
    assertThat(WayOn.address(encoded("/audit?" + "a".repeat(1_000)), AUDITOR)).isEmpty();
    assertThat(WayOn.address("no base64!", AUDITOR)).isEmpty();
  }

  private static String encoded(String address) {
    return Base64.getUrlEncoder().encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }
}
