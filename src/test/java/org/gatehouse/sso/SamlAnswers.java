package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Visitor;

/** An account whose identity provider the test is: it answers sign-ins that a browser begins. */
public final class SamlAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INCIDENT = Pattern.compile("GH-[2-9A-Z]{4}-[2-9A-Z]{4}");

  private final TestIdentityProvider provider;
  private final Api api;
  private final String slug;
  private JsonNode sso = JSON.nullNode();

  private SamlAnswers(Api api, String slug, TestIdentityProvider provider) {
    this.api = api;
    this.slug = slug;
    this.provider = provider;
  }

  /** Switches single sign-on on in an account that is there. */
  public static SamlAnswers in(
      Api api, String slug, TestIdentityProvider provider, boolean enforced) {
    return new SamlAnswers(api, slug, provider).configured(provider, true, enforced);
  }

  /** The same with another certificate, or switched off. */
  public SamlAnswers configured(TestIdentityProvider with, boolean enabled, boolean enforced) {
    Answer answer =
        api.put(
            "/accounts/" + slug + "/sso",
            JSON.createObjectNode()
                .put("idpEntityId", with.entityId())
                .put("ssoUrl", with.entityId() + "/sso")
                .put("logoutUrl", with.entityId() + "/out")
                .put("autoCreateUsers", false)
                .put("enabled", enabled)
                .put("enforced", enforced)
                .set("certificates", JSON.createArrayNode().add(with.pem()))
                .toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    sso = answer.json();
    return this;
  }

  /** A correct answer to a sign-in that this browser begins now. */
  public TestResponse answer(Visitor browser) {
    return answerTo(browser.get(sso.path("spEntityId").asText()).location());
  }

  /** A correct answer to the request in that address of the provider. */
  public TestResponse answerTo(URI asked) {
    return provider.answer(
        sso.path("spEntityId").asText(), sso.path("acsUrl").asText(), requestId(asked));
  }

  public String acsUrl() {
    return sso.path("acsUrl").asText();
  }

  public Answer post(Visitor browser, TestResponse response) {
    return browser.post(acsUrl(), Map.of("SAMLResponse", response.encoded()));
  }

  /** The id on the page that refuses. */
  public static String incident(Answer refused) {
    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    Matcher incident = INCIDENT.matcher(refused.body());
    assertThat(incident.find()).as(refused.toString()).isTrue();
    return incident.group();
  }

  private static String requestId(URI redirect) {
    Matcher request = Pattern.compile("SAMLRequest=([^&]+)").matcher(redirect.getRawQuery());
    assertThat(request.find()).isTrue();
    byte[] deflated = Base64.getDecoder().decode(URLDecoder.decode(request.group(1), UTF_8));
    try (var inflated =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      Matcher id =
          Pattern.compile("[ \"]ID=\"([^\"]+)\"")
              .matcher(new String(inflated.readAllBytes(), UTF_8));
      assertThat(id.find()).isTrue();
      return id.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
