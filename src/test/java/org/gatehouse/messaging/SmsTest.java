package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to the SMS gateway, and what its answers mean. */
class SmsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

  @Test
  void speaksVersionThreeOfTheApi() throws Exception {
    Letter letter = Letters.sms("+41793026727", "123456 is \"your\" code", NOW.plusSeconds(600));

    JsonNode message =
        new ObjectMapper()
            .readTree(SmsRequest.json(letter, Optional.of("Gatehouse"), NOW))
            .at("/messages/0");

    assertThat(message.path("sender").asText()).isEqualTo("Gatehouse");
    assertThat(message.at("/destinations/0/to").asText()).isEqualTo("41793026727");
    assertThat(message.at("/destinations/0/messageId").asText()).isEqualTo("18.abc");
    assertThat(message.at("/content/text").asText()).isEqualTo("123456 is \"your\" code");
    assertThat(message.at("/options/validityPeriod/amount").asInt()).isEqualTo(600);
    assertThat(message.at("/options/validityPeriod/timeUnit").asText()).isEqualTo("SECONDS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.api.example.com",
        "https://x.api.example.com/",
        "https://x.api.example.com/?from=Gate%20House"
      })
  void postsBelowTheAddressOfTheSettings(String gateway) {
    assertThat(SmsRequest.address(URI.create(gateway)))
        .hasToString("https://x.api.example.com/sms/3/messages");
  }

  @Test
  void hasASenderWhereTheSettingsNameOne() {
    assertThat(SmsRequest.sender(URI.create("https://x.example?from=Gate%20House")))
        .contains("Gate House");
    assertThat(SmsRequest.sender(URI.create("https://x.example"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING_ACCEPTED, TAKEN",
    "ACCEPTED, MESSAGE_ACCEPTED, TAKEN",
    "DELIVERED, DELIVERED_TO_HANDSET, TAKEN",
    "REJECTED, REJECTED_DESTINATION, REFUSED",
    "UNDELIVERABLE, UNDELIVERABLE_NOT_DELIVERED, REFUSED",
    "EXPIRED, EXPIRED_EXPIRED, REFUSED",
    "REJECTED, REJECTED_DUPLICATE_MESSAGE_ID, TAKEN",
    "SOMETHING, NEW, FAILED"
  })
  void readsTheGroupOfTheStatus(String group, String name, Delivery.Result result) {
    String body =
        "{\"messages\":[{\"messageId\":\"18.abc\",\"status\":{\"groupName\":\"%s\",\"name\":\"%s\"}}]}"
            .formatted(group, name);

    assertThat(SmsAnswer.of(200, body).result()).isEqualTo(result);
  }

  /** A key that was replaced is no fault of the numbers: their messages wait until it is right. */
  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "422, REFUSED",
    "401, DOWN",
    "402, DOWN",
    "403, DOWN",
    "404, DOWN",
    "405, DOWN",
    "408, DOWN",
    "429, DOWN",
    "500, DOWN",
    "503, DOWN",
    "301, DOWN"
  })
  void triesAgainWhereItMayHelp(int status, Delivery.Result result) {
    assertThat(SmsAnswer.of(status, "whatever").result()).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"messages\":[]}",
        "{\"messages\":[{}]}",
        "{\"messages\":7}"
      })
  void survivesAnAnswerThatCanNotBeRead(String body) {
    assertThat(SmsAnswer.of(200, body).result()).isEqualTo(Delivery.Result.FAILED);
  }
}
