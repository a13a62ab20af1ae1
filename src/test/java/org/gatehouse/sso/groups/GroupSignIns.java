package org.gatehouse.sso.groups;

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
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;

/** People of an account who come in through an identity provider of the test’s own. */
public final class GroupSignIns {

  public static final String GROUP = "http://schemas.xmlsoap.org/claims/Group";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Gatehouse gatehouse;
  private final Api api;
  private final String account;
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/groups");
  private String entityId = "";
  private String acsUrl = "";

  public GroupSignIns(Gatehouse gatehouse, String account) {
    this.gatehouse = gatehouse;
    this.api = gatehouse.api();
    this.account = account;
  }

  /** Configures single sign-on: whether groups become teams, and what their absence means. */
  public GroupSignIns configured(boolean groups, boolean absentMeansNone) {
    return put(provider.entityId(), groups, absentMeansNone);
  }

  /** Lets a provider of another name come in the place of this one. */
  public void swapped(String entityId) {
    put(entityId, true, false);
  }

  private GroupSignIns put(String idpEntityId, boolean groups, boolean absentMeansNone) {
    Answer answer =
        api.put(
            "/accounts/" + account + "/sso",
            JSON.createObjectNode()
                .put("idpEntityId", idpEntityId)
                .put("ssoUrl", provider.entityId() + "/sso")
                .put("logoutUrl", provider.entityId() + "/out")
                .put("autoCreateUsers", true)
                .put("autoCreateGroups", groups)
                .put("absentMeansNone", absentMeansNone)
                .put("enabled", true)
                .put("enforced", false)
                .set("certificates", JSON.createArrayNode().add(provider.pem()))
                .toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return at(answer.json());
  }

  /** Comes in at those addresses of ours. */
  public GroupSignIns at(JsonNode addresses) {
    entityId = addresses.path("spEntityId").asText();
    acsUrl = addresses.path("acsUrl").asText();
    return this;
  }

  /** Somebody comes in with these groups, perhaps none; gives his browser. */
  public Visitor comes(String nameId, String... groups) {
    Visitor browser = gatehouse.visitor();
    in(browser, post(browser, answer(browser).nameId(nameId).claim(GROUP, groups)));
    return browser;
  }

  /** Somebody comes in, and nothing is said of groups. */
  public Visitor comesWithoutClaim(String nameId) {
    Visitor browser = gatehouse.visitor();
    in(browser, post(browser, answer(browser).nameId(nameId)));
    return browser;
  }

  /** A correct answer to a sign-in that this browser begins now, at any node. */
  public TestResponse answer(Visitor browser) {
    URI asked = browser.get(URI.create(entityId).getPath()).location();
    return provider.answer(entityId, acsUrl, requestId(asked));
  }

  /** Posts it at the node of that browser. */
  public Answer post(Visitor browser, TestResponse response) {
    return post(browser, response.encoded());
  }

  public Answer post(Visitor browser, String encoded) {
    return browser.post(URI.create(acsUrl).getPath(), Map.of("SAMLResponse", encoded));
  }

  private static void in(Visitor browser, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
    assertThat(browser.cookies()).isNotEmpty();
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
