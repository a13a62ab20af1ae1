package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the address of a mail server says. */
class MailServerTest {

  @ParameterizedTest
  @CsvSource({"a+b, a+b", "a%2Bb, a+b", "p%40ss%3Aword, p@ss:word", "J%C3%BCrgen, Jürgen"})
  void readsPasswordsAndSendersAsAUriHasThem(String written, String meant) {
    assertThat(MailServer.decoded(written)).isEqualTo(meant);
  }
}
