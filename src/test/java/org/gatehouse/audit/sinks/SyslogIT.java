package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Authority;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Ports;
import org.gatehouse.testing.Rsyslog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("once")
@DisplayName("The log goes to a real rsyslog, over TCP and over TLS")
@EnabledIf("org.gatehouse.testing.Gatehouse#canHaveSyslog")
class SyslogIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final String account = new Accounts(api).create("syslog");
  private final String sinks = "/accounts/" + account + "/audit/sinks";
  private final CompanyEvents events = new CompanyEvents(api, account);

  @Test
  void sendsJsonOverTlsToWhomTheAccountTrustsAndCatchesUpAfterAnOutage() throws Exception {
    Authority.Issued issued = Authority.issue("localhost");
    int port = Ports.free();
    String address = "tls://localhost:" + port;
    List<String> before;
    try (Rsyslog receiver = gatehouse.syslog("rsyslog-tls", port, issued)) {
      JsonNode sink = made(form(address, "JSON", ""));
      JsonNode verdict = api.post(path(sink, "/test"), "").json();
      assertThat(verdict.path("problem").asText()).as("not trusted yet").isEqualTo("TLS");

      Answer trusted = api.put(path(sink, ""), form(address, "JSON", issued.certificate()));
      assertThat(trusted.status()).as("%s", trusted).isEqualTo(200);
      events.send(3);
      await(() -> ids(receiver.lines()).contains("company-3"));
      before = receiver.lines();

      List<String> parts = List.of(before.get(before.size() - 1).split("\\|", 7));
      assertThat(parts.subList(1, 5)).containsExactly("110", "Gatehouse", account, "Company/Add");
      assertThat(parts.get(5))
          .matches("\\[meta sequenceId=\"\\d+\"]\\[origin software=\"Gatehouse\"]");
      assertThat(Instant.parse(parts.get(0)).toString())
          .isEqualTo(JSON.readTree(parts.get(6)).path("occurredAt").asText());
    }

    events.send(120);
    await(() -> api.get(sinks).json().at("/items/0/health/failures").asInt() > 0);

    try (Rsyslog receiver = gatehouse.syslog("rsyslog-tls-again", port, issued)) {
      api.post(path(api.get(sinks).json().at("/items/0"), "/resume"), "");
      await(() -> ids(receiver.lines()).contains("company-123"));

      List<String> all = new ArrayList<>(ids(before));
      all.addAll(ids(receiver.lines()));
      assertThat(all).isEqualTo(events.sent());
    }
  }

  @Test
  void sendsCefOverTcpWhereTheOperatorAllowsIt() throws Exception {
    int port = Ports.free();
    try (Rsyslog receiver = gatehouse.syslog("rsyslog-tcp", port, null)) {
      made(form("tcp://127.0.0.1:" + port, "CEF", ""));
      events.send(1);

      await(() -> receiver.lines().toString().contains("externalId=company-1 "));

      assertThat(receiver.lines().get(receiver.lines().size() - 1))
          .contains("|CEF:0|Gatehouse|Gatehouse|1|company.add.success|Company added.|3|rt=")
          .contains(" cs1Label=account cs1=" + account);
    }
  }

  private JsonNode made(String form) {
    Answer answer = api.post(sinks, form);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private static String form(String address, String format, String certificates) {
    return "{\"name\":\"siem\",\"kind\":\"SYSLOG\",\"address\":\"%s\",\"format\":\"%s\",\"certificates\":\"%s\"}"
        .formatted(address, format, certificates.replace("\n", "\\n"));
  }

  private String path(JsonNode sink, String rest) {
    return sinks + "/" + sink.path("id").asText() + rest;
  }

  private static List<String> ids(List<String> lines) {
    return CompanyEvents.among(lines.stream().map(SyslogIT::id).toList());
  }

  /** The id of the event that a line carries in JSON. */
  static String id(String line) {
    try {
      return JSON.readTree(line.split("\\|", 7)[6]).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it came").isLessThan(end);
    }
  }
}
