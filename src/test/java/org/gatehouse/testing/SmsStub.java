package org.gatehouse.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An SMS gateway that speaks the Infobip SMS API and sends nothing. */
public final class SmsStub implements AutoCloseable {

  /** The key that the product has for it. */
  public static final String KEY = "sms-key-of-the-tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/sms/3/messages";
  private static final String TO = "$.messages[0].destinations[0].to";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final List<Sent> sent = new ArrayList<>();

  /** A message that came in, by number without its plus. */
  public record Sent(String to, String id, String text, String authorization, JsonNode body) {}

  SmsStub() {
    server.addMockServiceRequestListener(
        (request, response) -> keep(request.getBodyAsString(), request.getHeader("Authorization")));
    server.start();
    server.stubFor(post(PATH).atPriority(10).willReturn(answer("PENDING")));
  }

  /** The address for {@code GATEHOUSE_SMS_URL}. */
  String url() {
    return server.baseUrl() + "?from=Gatehouse";
  }

  /** Fails for that number in this way, once or always, and works after that. */
  public void fail(String number, int status, boolean always) {
    fail(number, aResponse().withStatus(status), always);
  }

  /** Answers for that number that the message has this status. */
  public void status(String number, String group) {
    fail(number, answer(group), true);
  }

  /** The messages to that number so far. */
  public synchronized List<Sent> to(String number) {
    return sent.stream().filter(one -> one.to().equals(number.replace("+", ""))).toList();
  }

  /** Waits until that many have come to that number, and gives the newest. */
  public synchronized Sent await(String number, int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (to(number).size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("no " + count + " messages to " + number + " but " + to(number));
      }
      wait(left);
    }
    return to(number).get(count - 1);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void fail(String number, ResponseDefinitionBuilder answer, boolean always) {
    MappingBuilder stub =
        post(PATH)
            .atPriority(1)
            .withRequestBody(matchingJsonPath(TO, equalTo(number.replace("+", ""))))
            .willReturn(answer);
    if (!always) {
      stub.inScenario(number).whenScenarioStateIs(Scenario.STARTED).willSetStateTo("works");
    }
    server.stubFor(stub);
  }

  private static ResponseDefinitionBuilder answer(String group) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"bulkId":"1","messages":[{"messageId":"1","destination":"1",
              "status":{"groupId":1,"groupName":"%s","id":26,"name":"%s_X","description":"…"}}]}
            """
                .formatted(group, group));
  }

  private synchronized void keep(String body, String authorization) {
    try {
      JsonNode message = JSON.readTree(body).at("/messages/0");
      JsonNode destination = message.at("/destinations/0");
      sent.add(
          new Sent(
              destination.path("to").asText(),
              destination.path("messageId").asText(),
              message.at("/content/text").asText(),
              authorization,
              message));
      notifyAll();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(body, e);
    }
  }
}
