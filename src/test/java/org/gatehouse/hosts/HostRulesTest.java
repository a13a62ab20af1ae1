package org.gatehouse.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gatehouse.platform.error.BusinessException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names may be a login host, and that all ways of writing one are one. */
class HostRulesTest {

  private final HostRules rules = new HostRules("access.gatehouse.example.com");

  @ParameterizedTest
  @Tag("A-41")
  @DisplayName("A-41: case, a dot at the end and IDN forms are one name")
  @CsvSource({
    "login.contoso.example, login.contoso.example",
    "LOGIN.Contoso.Example, login.contoso.example",
    "' login.contoso.example. ', login.contoso.example",
    "login。contoso。example, login.contoso.example",
    "ｌｏｇｉｎ.contoso.example, login.contoso.example",
    "anmeldung.münchen.example, anmeldung.xn--mnchen-3ya.example",
    "anmeldung.MÜNCHEN.example, anmeldung.xn--mnchen-3ya.example",
    "anmeldung.XN--MNCHEN-3YA.example, anmeldung.xn--mnchen-3ya.example",
    "contoso.co.uk, contoso.co.uk",
    "contoso.github.io, contoso.github.io"
  })
  void writesANameInOneWay(String typed, String kept) {
    assertThat(rules.check(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|needed",
        "'   '|needed",
        "contoso|shape",
        "https://login.contoso.example|shape",
        "login.contoso.example/path|shape",
        "login.contoso.example:8443|shape",
        "user@login.contoso.example|shape",
        "*.contoso.example|shape",
        "log_in.contoso.example|shape",
        "-login.contoso.example|shape",
        "login-.contoso.example|shape",
        "login..contoso.example|shape",
        ".contoso.example|shape",
        "login contoso.example|shape",
        "127.0.0.1|shape",
        "0x7f.1|shape",
        "2130706433|shape",
        "login.contoso.127|shape",
        "[::1]|shape",
        "::1|shape",
        "xn--zzzzzzzzzzzz.example|shape",
        "login.localhost|special",
        "printer.local|special",
        "1.0.0.127.in-addr.arpa|special",
        "secret.onion|special",
        "co.uk|suffix",
        "github.io|suffix",
        "access.gatehouse.example.com|ours",
        "ACCESS.gatehouse.example.com.|ours",
        "own.access.gatehouse.example.com|ours",
        "gatehouse.example.com|ours",
        "login.example.com|ours",
        "lоgin.contoso.example|mixed",
        "access.gatehouse.exarnple.com|alike",
        "access.gateh0use.example.com|ours"
      })
  void refusesWhatCanNotBeOne(String typed, String reason) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> rules.check(typed))
        .satisfies(
            refusal -> {
              assertThat(refusal.key()).isEqualTo("hosts.host." + reason);
              assertThat(refusal.fields().get(0).field()).isEqualTo("loginHost");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 254, 100_000})
  void refusesWhatIsTooLongForDns(int length) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> rules.check("a".repeat(length) + ".example"));
  }

  @Test
  void refusesControlCharactersAndNothingAtAll() {
    for (String typed :
        new String[] {null, "\0.example", "login\r\n.example", "lo\u202Egin.example"}) {
      assertThatExceptionOfType(BusinessException.class).isThrownBy(() -> rules.check(typed));
    }
  }

  @Test
  void showsANameAsPeopleReadIt() {
    assertThat(HostRules.unicode("xn--mnchen-3ya.example")).isEqualTo("münchen.example");
  }

  @Test
  void knowsAPlatformThatHasAnAddressOnly() {
    assertThat(new HostRules("127.0.0.1").check("login.example.com"))
        .isEqualTo("login.example.com");
  }
}
