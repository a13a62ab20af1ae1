package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gatehouse.audit.TestEntries;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Entries read in every format as its receivers expect them")
class SinkTextsTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:14:59.123456Z");

  @Test
  void signsAsStandardWebhooksShowsInItsExample() {
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    Map<String, String> headers =
        WebhookSignature.headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            body,
            List.of(key, new byte[32]));

    assertThat(headers.get("webhook-timestamp")).isEqualTo("1614265330");
    assertThat(headers.get("webhook-signature"))
        .startsWith("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,");
  }

  @Test
  void writesSyslogInAsciiWithACountedFrame() {
    Parcel.Placed placed = placed(7, Outcome.FAILURE, "192.0.2.7", "Jürgen \"x\"\nz", Map.of());

    String frame =
        new String(
            SyslogMessage.frame("login.example", placed, SinkFormat.JSON),
            StandardCharsets.ISO_8859_1);

    String message = frame.substring(frame.indexOf(' ') + 1);
    assertThat(Integer.parseInt(frame.substring(0, frame.indexOf(' '))))
        .isEqualTo(message.length());
    assertThat(message)
        .startsWith(
            "<108>1 2026-11-22T10:14:59.123456Z login.example Gatehouse contoso User/Create"
                + " [meta sequenceId=\"7\"][origin software=\"Gatehouse\"] {\"id\":\"e-1\"")
        .contains("J\\u00fcrgen \\\"x\\\"\\nz")
        .doesNotContain("\n")
        .matches("[ -~]+");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2147483647, 2147483647", "2147483648, 1", "0, 1"})
  void beginsTheSequenceAgainWhereItEnds(long place, String sequence) {
    assertThat(
            SyslogMessage.text(
                "h", placed(place, Outcome.SUCCESS, "", "d", Map.of()), SinkFormat.JSON))
        .contains("[meta sequenceId=\"" + sequence + "\"]")
        .startsWith("<110>1 ");
  }

  @Test
  void escapesWhatCefReadsOtherwise() {
    String cef =
        CefText.of(
            placed(1, Outcome.FAILURE, "2001:db8::7", "a|b=c\\d\ne", Map.of("name", "x=y"))
                .entry());

    assertThat(cef)
        .startsWith(
            "CEF:0|Gatehouse|Gatehouse|1|user.create.success|a\\|b=c\\\\d e|6|rt=1795342499123 ")
        .contains(" outcome=failure suser=dana c6a2Label=Source IPv6 Address c6a2=2001:db8::7 ")
        .contains(" msg=a|b\\=c\\\\d\\ne cs1Label=account cs1=contoso ")
        .contains(" cs2={\"name\":\"x\\=y\"} ")
        .doesNotContain(" src=")
        .doesNotContain("\n");
    assertThat(CefText.of(placed(1, Outcome.SUCCESS, "192.0.2.7", "d", Map.of()).entry()))
        .contains("|3|")
        .contains(" src=192.0.2.7 ")
        .doesNotContain("c6a2", "cs2");
  }

  @Test
  void writesLogsAsOtlpWantsThem() throws Exception {
    Parcel parcel =
        new Parcel(
            List.of(
                placed(3, Outcome.FAILURE, "192.0.2.7", "No.", Map.of("name", "dana")),
                new Parcel.Placed(
                    4,
                    TestEntries.entry(
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Outcome.SUCCESS,
                        "",
                        "Old.",
                        Map.of()))),
            4,
            OptionalLong.empty());

    JsonNode json =
        new ObjectMapper().readTree(OtlpJson.of("contoso", parcel, AT.plusSeconds(1)).toString());

    JsonNode resource = json.at("/resourceLogs/0/resource/attributes");
    assertThat(value(resource, "service.name")).isEqualTo("gatehouse");
    assertThat(value(resource, "gatehouse.account")).isEqualTo("contoso");
    JsonNode log = json.at("/resourceLogs/0/scopeLogs/0/logRecords/0");
    assertThat(log.path("timeUnixNano").asText()).isEqualTo("1795342499123456000");
    assertThat(log.path("timeUnixNano").isTextual()).isTrue();
    assertThat(log.path("severityNumber").asInt()).isEqualTo(13);
    assertThat(log.at("/body/stringValue").asText()).isEqualTo("No.");
    assertThat(value(log.path("attributes"), "client.address")).isEqualTo("192.0.2.7");
    assertThat(value(log.path("attributes"), "gatehouse.details.name")).isEqualTo("dana");
    assertThat(json.at("/resourceLogs/0/scopeLogs/0/logRecords/1/timeUnixNano").asText())
        .isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"2\",\"errorMessage\":\"x\"}}; true",
        "{\"partialSuccess\":{\"rejectedLogRecords\":2}}; true",
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"0\"}}; false",
        "{\"partialSuccess\":{}}; false",
        "{\"partialSuccess\":null,\"rejectedLogRecords\":1}; false",
        "rejectedLogRecords; false",
        "{}; false"
      })
  void believesWhatAGoodAnswerSaysOfRejectedOnes(String body, boolean refused) {
    assertThat(OtlpTransport.refusesSome(body)).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK, https://hooks.example/services/T0/secret, https://hooks.example:443/… #",
    "WEBHOOK, https://hooks.example:8443/, https://hooks.example:8443",
    "SYSLOG, tls://siem.example, tls://siem.example:6514",
    "SYSLOG, tcp://10.0.0.1:514, tcp://10.0.0.1:514"
  })
  void keepsThePathOfAnAddressOutOfTheLog(SinkKind kind, String address, String shown) {
    assertThat(SinkAddress.find(kind, address).orElseThrow().forLog())
        .startsWith(shown)
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK, tls://siem.example",
    "WEBHOOK, https://dana:word@siem.example/",
    "WEBHOOK, https://siem.example/#x",
    "WEBHOOK, file:///etc/passwd",
    "WEBHOOK, siem.example",
    "WEBHOOK, https://siem.example:99999/",
    "SYSLOG, https://siem.example",
    "SYSLOG, tls://siem.example/path",
    "SYSLOG, tls://siem.example?x=y",
    "OTLP, tcp://siem.example"
  })
  void takesNoOtherAddresses(SinkKind kind, String address) {
    assertThat(SinkAddress.find(kind, address)).isEmpty();
  }

  private static Parcel.Placed placed(
      long place, Outcome outcome, String ip, String description, Map<String, String> details) {
    return new Parcel.Placed(place, TestEntries.entry(AT, outcome, ip, description, details));
  }

  private static String value(JsonNode attributes, String key) {
    for (JsonNode attribute : attributes) {
      if (attribute.path("key").asText().equals(key)) {
        return attribute.at("/value/stringValue").asText();
      }
    }
    return "";
  }
}
