package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** Our own keys of an account's single sign-on, for programs; a private half is never shown. */
@Path("accounts/{slug}/sso/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoKeysResource {

  @EJB SsoConfigurations configurations;
  @EJB SsoOwnKeys keys;

  @GET
  public JsonObject get() {
    return json(configurations.get());
  }

  @POST
  @Path("next")
  public JsonObject prepare() {
    return json(keys.prepare());
  }

  @PUT
  @Path("next")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject bring(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String key = body.text("key");
    String password = body.text("password");
    body.refuse();
    return json(keys.bring(key, password));
  }

  @DELETE
  @Path("next")
  public JsonObject discard(@QueryParam("fingerprint") @Nullable String fingerprint) {
    return json(keys.discard(fingerprint));
  }

  @POST
  @Path("switch")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject switchTo(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String fingerprint = body.text("fingerprint");
    body.refuse();
    return json(keys.switchTo(fingerprint));
  }

  @DELETE
  @Path("former")
  public JsonObject retire(@QueryParam("fingerprint") @Nullable String fingerprint) {
    return json(keys.retire(fingerprint));
  }

  private static JsonObject json(SsoDetails sso) {
    return JsonText.object()
        .add("current", certificate(sso.keys().current()))
        .add("next", key(sso.keys().next()))
        .add("former", key(sso.keys().former()))
        .build();
  }

  private static JsonObjectBuilder certificate(SsoDetails.Certificate certificate) {
    return SsoJson.certificate(certificate).add("certificate", certificate.pem());
  }

  private static JsonValue key(Optional<SsoDetails.OwnKey> key) {
    return key.<JsonValue>map(
            one -> certificate(one.certificate()).add("since", one.since().toString()).build())
        .orElse(JsonValue.NULL);
  }
}
