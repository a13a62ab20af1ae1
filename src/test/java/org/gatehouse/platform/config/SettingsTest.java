package org.gatehouse.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static Settings read(String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return Settings.read(new Source(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void startsWithoutAnySettingOnTheEmbeddedDatabaseAndLoopback() {
    Settings settings = read();
    assertThat(settings.database().url()).startsWith("jdbc:h2:file:").endsWith("data/gatehouse");
    assertThat(settings.publicUrl()).hasToString("http://127.0.0.1:8080");
    assertThat(settings.https()).isFalse();
    assertThat(settings.demo()).isFalse();
    assertThat(settings.rateLimits()).isTrue();
    assertThat(settings.network().trustedProxies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GATEHOUSE_PUBLIC_URL, ftp://example.com",
    "GATEHOUSE_PUBLIC_URL, https://example.com/app",
    "GATEHOUSE_PUBLIC_URL, not an address",
    "GATEHOUSE_PUBLIC_URL, https://user@example.com",
    "GATEHOUSE_DB_URL, jdbc:mysql://localhost/x",
    "GATEHOUSE_DB_MIGRATION_USER, sa",
    "GATEHOUSE_DB_MIGRATION_PASSWORD, of nobody",
    "GATEHOUSE_KEY, c2hvcnQ=",
    "GATEHOUSE_KEY, ***",
    "GATEHOUSE_KEY_FORMER, c2hvcnQ=",
    "GATEHOUSE_KEY_FORMER, ***",
    "GATEHOUSE_SMTP_URL, mail.example.com",
    "GATEHOUSE_SMTP_URL, smtp://mail.example.com?from=noreply",
    "GATEHOUSE_TRUSTED_PROXIES, 10.0.0.0/99",
    "GATEHOUSE_ALLOWED_PRIVATE_TARGETS, everywhere",
    "GATEHOUSE_DNS, 127.0.0.1:port",
    "GATEHOUSE_SMS_URL, sms.example.com",
    "GATEHOUSE_SMS_URL, http://sms.example.com",
    "GATEHOUSE_SMS_URL, http://10.0.0.7",
    "GATEHOUSE_RATE_LIMITS, maybe",
    "GATEHOUSE_DEMO, 2",
    "GATEHOUSE_TERMS_URL, javascript:alert(1)",
    "GATEHOUSE_BOOTSTRAP_API_KEY, too-short"
  })
  void refusesAWrongValueAndNamesTheSetting(String variable, String value) {
    assertThatThrownBy(() -> read(variable, value))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(variable + " ");
  }

  @Test
  void neverRepeatsASecretInItsComplaint() {
    assertThatThrownBy(() -> read("GATEHOUSE_KEY", "bm90LTMyLWJ5dGVz"))
        .hasMessageNotContaining("bm90");
  }

  @Test
  void demandsAKeyWithPostgresql() {
    assertThatThrownBy(() -> read("GATEHOUSE_DB_URL", "jdbc:postgresql://localhost/g"))
        .hasMessageStartingWith("GATEHOUSE_KEY ");
  }

  @Test
  void demandsBothHalvesOfTheFirstOperator() {
    assertThatThrownBy(() -> read("GATEHOUSE_BOOTSTRAP_USER", "root"))
        .hasMessageStartingWith("GATEHOUSE_BOOTSTRAP_PASSWORD ");
    assertThatThrownBy(() -> read("GATEHOUSE_BOOTSTRAP_PASSWORD", "x"))
        .hasMessageStartingWith("GATEHOUSE_BOOTSTRAP_USER ");
  }

  @Test
  void demandsTheKeyOfTheSmsGateway() {
    assertThatThrownBy(() -> read("GATEHOUSE_SMS_URL", "https://sms.example.com"))
        .hasMessageStartingWith("GATEHOUSE_SMS_KEY ");
  }

  @Test
  void takesThePublicAddressInLowerCaseAndWithoutSlash() {
    assertThat(read("GATEHOUSE_PUBLIC_URL", "HTTPS://Login.EXAMPLE.com/").link("/login"))
        .isEqualTo("https://login.example.com/login");
  }

  @Test
  void mapsEachVariableToItsMicroProfileProperty() {
    assertThat(Source.property("GATEHOUSE_BOOTSTRAP_API_KEY"))
        .isEqualTo("gatehouse.bootstrap.api.key");
  }
}
