package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Visitor;
import org.jspecify.annotations.Nullable;

/** An account of a running server that trusts a provider of the test tree. */
public record TestConnection(
    String account, TestIdentityProvider provider, String spEntityId, String acsUrl) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REQUEST = Pattern.compile("SAMLRequest=([^&]+)");
  private static final Pattern ID = Pattern.compile("[ \"]ID=\"([^\"]+)\"");

  /** A fresh account where whoever comes from the provider becomes a user. */
  public static TestConnection make(Api api, String beginning, TestIdentityProvider provider) {
    return configure(api, new Accounts(api).create(beginning), provider, options -> {});
  }

  /** Configures an account, with further options. */
  public static TestConnection configure(
      Api api, String account, TestIdentityProvider provider, Consumer<ObjectNode> options) {
    ObjectNode configuration =
        JSON.createObjectNode()
            .put("idpEntityId", provider.entityId())
            .put("ssoUrl", provider.entityId() + "/sso")
            .put("logoutUrl", provider.entityId() + "/out")
            .put("autoCreateUsers", true)
            .put("enabled", true)
            .put("enforced", false);
    configuration.putArray("certificates").add(provider.pem());
    options.accept(configuration);
    Answer answer = api.put("/accounts/" + account + "/sso", configuration.toString());
    if (answer.status() != 200) {
      throw new AssertionError("Not configured: " + answer);
    }
    return new TestConnection(
        account,
        provider,
        answer.json().path("spEntityId").asText(),
        answer.json().path("acsUrl").asText());
  }

  /** The same account as another node shows it. */
  public TestConnection at(URI node) {
    return new TestConnection(
        account,
        provider,
        node.resolve(URI.create(spEntityId).getPath()).toString(),
        node.resolve(URI.create(acsUrl).getPath()).toString());
  }

  /** Begins a sign-in in this browser and gives the request's ID. */
  public String begin(Visitor browser) {
    return requestId(browser.get(spEntityId).location());
  }

  /** A correct answer to a sign-in that this browser begins now. */
  public TestResponse answer(Visitor browser) {
    return answerTo(begin(browser));
  }

  /** A correct answer to that request. */
  public TestResponse answerTo(@Nullable String requestId) {
    return provider.answer(spEntityId, acsUrl, requestId);
  }

  /** Posts a response as the browser does; nothing is followed. */
  public Answer post(Visitor browser, String encoded) {
    return browser.post(
        acsUrl, Map.of("SAMLResponse", encoded, "RelayState", "https://evil.example/"));
  }

  /** Whom the page that the browser sees in the end names; empty where nobody is signed in. */
  public String caller(Visitor browser, TestResponse response) {
    return browser.follow(post(browser, response.encoded())).page().select("#caller").text();
  }

  /** The ID of the request in a redirect to an identity provider. */
  public static String requestId(URI redirect) {
    Matcher id = ID.matcher(request(redirect));
    if (!id.find()) {
      throw new AssertionError("No request in " + redirect);
    }
    return id.group(1);
  }

  /** The request in a redirect to an identity provider, as XML. */
  public static String request(URI redirect) {
    Matcher request = REQUEST.matcher(redirect.getRawQuery());
    if (!request.find()) {
      throw new AssertionError("No request in " + redirect);
    }
    byte[] deflated = Base64.getDecoder().decode(URLDecoder.decode(request.group(1), UTF_8));
    try (var inflated =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      return new String(inflated.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
