package org.gatehouse.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** The administrator of the identity provider, who makes applications in it. */
public final class IdentityProviderAdmin {

  private static final String REALM = "/admin/realms/contoso";

  private final Visitor visitor;
  private final String token;

  /** Signs in to the provider's administration. */
  public IdentityProviderAdmin(Keycloak provider) {
    this.visitor = new Visitor(provider.url());
    this.token =
        visitor
            .post(
                "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    Keycloak.ADMIN,
                    "password",
                    Keycloak.ADMIN))
            .json()
            .path("access_token")
            .asText();
  }

  /**
   * Makes an application from the service provider's SAML metadata, as an administrator would who
   * uploads the file, and lets it have the same attributes as the realm's own application.
   */
  public void register(String metadata) {
    register(metadata, Map.of());
  }

  /** The same with attributes of the application set besides, as on the page of its settings. */
  public void register(String metadata, Map<String, String> attributes) {
    var client =
        (ObjectNode)
            expect(
                    200,
                    send(
                        request(REALM + "/client-description-converter", "application/xml")
                            .POST(BodyPublishers.ofString(metadata))))
                .json();
    client.set("protocolMappers", mappers());
    attributes.forEach(client.withObject("/attributes")::put);
    client.putArray("defaultClientScopes");
    expect(
        201,
        send(
            request(REALM + "/clients", "application/json")
                .POST(BodyPublishers.ofString(client.toString()))));
  }

  private JsonNode mappers() {
    for (JsonNode known :
        expect(200, send(request(REALM + "/clients", "application/json").GET())).json()) {
      if ("saml".equals(known.path("protocol").asText())
          && known.path("protocolMappers").size() > 0) {
        known.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        return known.path("protocolMappers");
      }
    }
    throw new AssertionError("The realm has no SAML application");
  }

  private Answer send(HttpRequest.Builder request) {
    return visitor.send(request);
  }

  private HttpRequest.Builder request(String path, String type) {
    return visitor
        .request(path)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type);
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("Expected " + status + " but got " + answer);
    }
    return answer;
  }
}
