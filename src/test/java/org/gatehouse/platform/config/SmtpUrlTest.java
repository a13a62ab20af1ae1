package org.gatehouse.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the address of a mail server says. */
class SmtpUrlTest {

  @ParameterizedTest
  @CsvSource({"a+b, a+b", "a%2Bb, a+b", "p%40ss%3Aword, p@ss:word", "J%C3%BCrgen, Jürgen"})
  void readsPasswordsAndSendersAsAUriHasThem(String written, String meant) {
    assertThat(SmtpUrl.decoded(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://relay",
        "smtp://relay:2525",
        "smtps://u:p@relay.example.com",
        "smtp://127.0.0.1?x=y",
        "smtp://[::1]",
        "smtp://relay?from=gatehouse@example.com",
        "smtp://relay?x=y&from=a+b%2Bc.d@mail-1.example.com",
        "smtp://relay?from=no-reply@localhost",
        "smtp://relay?from=gatehouse@[127.0.0.1]",
        "smtp://relay?from=Gatehouse%20of%20Contoso%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=Contoso%20Inc.%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=%22Contoso,%20Inc.%22%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=Contoso%20%E2%80%93%20Access%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=Contoso%E2%80%99s%E2%84%A2%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80%20%3Cno-reply@example.com%3E",
        "smtp://relay?from=%22The%20%5C%22Gate%5C%22%22%20%3Cno-reply@example.com%3E"
      })
  void takesSendersThatMailsCanComeFrom(String url) throws Exception {
    URI server = read(url).orElseThrow();

    assertThat(new InternetAddress(SmtpUrl.sender(server), true).getAddress()).contains("@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://relay?from=noreply",
        "smtp://relay?from=",
        "smtp://relay?from=@example.com",
        "smtp://relay?from=noreply@",
        "smtp://relay?from=noreply@example..com",
        "smtp://relay?from=.noreply@example.com",
        "smtp://relay?from=a@example.com,b@example.com",
        "smtp://relay?from=a@example.com%0D%0ABcc:%20b@example.com",
        "smtp://relay?from=Gatehouse%20a@example.com",
        "smtp://relay?from=us:%20a@example.com;",
        "smtp://relay."
      })
  void refusesASenderThatIsNoAddress(String url) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("GATEHOUSE_SMTP_URL must name an address as the sender");
  }

  @Test
  void repeatsNoPasswordInItsComplaint() {
    assertThatThrownBy(() -> read("smtp://us:hidden@relay?from=noreply"))
        .hasMessageNotContaining("hidden");
  }

  private static Optional<URI> read(String url) {
    return Settings.read(
            new Source(
                name -> "GATEHOUSE_SMTP_URL".equals(name) ? Optional.of(url) : Optional.empty()))
        .smtp();
  }
}
