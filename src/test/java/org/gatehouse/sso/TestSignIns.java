package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.gatehouse.testing.Visitor;

/** Sign-ins at a provider of ours, as a browser makes them. */
final class TestSignIns {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REQUEST = Pattern.compile("SAMLRequest=([^&]+)");
  private static final Pattern ID = Pattern.compile("[ \"]ID=\"([^\"]+)\"");

  private TestSignIns() {}

  /** A whole configuration, switched on and not enforced. */
  static ObjectNode whole(TestIdentityProvider provider) {
    ObjectNode whole =
        JSON.createObjectNode()
            .put("idpEntityId", provider.entityId())
            .put("ssoUrl", provider.entityId() + "/sso")
            .put("logoutUrl", provider.entityId() + "/out")
            .put("autoCreateUsers", true)
            .put("enabled", true)
            .put("enforced", false);
    whole.putArray("certificates").add(provider.pem());
    return whole;
  }

  /** A correct answer to a sign-in that this browser begins now. */
  static TestResponse answer(TestIdentityProvider provider, Visitor browser, JsonNode sso) {
    return answer(provider, browser.get(sso.path("spEntityId").asText()).location(), sso);
  }

  /** A correct answer to a sign-in that leads there. */
  static TestResponse answer(TestIdentityProvider provider, URI asked, JsonNode sso) {
    return provider.answer(
        sso.path("spEntityId").asText(), sso.path("acsUrl").asText(), requestId(asked));
  }

  /** Posts an answer and goes where it leads. */
  static Answer arrive(Visitor browser, JsonNode sso, TestResponse answer) {
    return browser.follow(
        browser.post(sso.path("acsUrl").asText(), Map.of("SAMLResponse", answer.encoded())));
  }

  private static String requestId(URI redirect) {
    Matcher request = REQUEST.matcher(redirect.getRawQuery());
    assertThat(request.find()).isTrue();
    byte[] deflated = Base64.getDecoder().decode(URLDecoder.decode(request.group(1), UTF_8));
    try (var inflated =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      Matcher id = ID.matcher(new String(inflated.readAllBytes(), UTF_8));
      assertThat(id.find()).isTrue();
      return id.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
