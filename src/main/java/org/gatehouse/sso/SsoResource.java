package org.gatehouse.sso;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;

/** The single sign-on of an account, for programs. */
@Path("accounts/{slug}/sso")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoResource {

  @Inject SsoConfigurations configurations;

  @GET
  public JsonObject get() {
    return json(configurations.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewSso wanted =
        new NewSso(
            body.text("idpEntityId"),
            body.texts("certificates"),
            body.text("ssoUrl"),
            body.text("logoutUrl"),
            body.text("spName"),
            body.flag("autoCreateUsers", false),
            body.flag("autoCreateGroups", false),
            body.flag("enabled", false),
            body.flag("enforced", true),
            strictness(body));
    body.ignore(
        "spEntityId", "acsUrl", "metadataUrl", "spCertificate", "certificateDetails", "warnings");
    body.refuse();
    return json(configurations.save(wanted));
  }

  private static NewSso.Strictness strictness(JsonBody body) {
    return new NewSso.Strictness(
        body.flag("signRequests"),
        body.text("signatures"),
        body.number("skewSeconds"),
        body.number("authenticationMinutes"),
        body.flag("allowUnsolicited"),
        body.flag("absentMeansNone"));
  }

  private static JsonObject json(SsoDetails sso) {
    var idp = Optional.ofNullable(sso.idp());
    return JsonText.object()
        .add("idpEntityId", JsonText.of(idp.map(SsoDetails.Idp::entityId).orElse(null)))
        .add(
            "certificates",
            JsonText.list(certificates(sso).stream().map(SsoDetails.Certificate::pem).toList()))
        .add("ssoUrl", JsonText.of(idp.map(SsoDetails.Idp::ssoUrl).orElse(null)))
        .add("logoutUrl", JsonText.of(idp.map(SsoDetails.Idp::logoutUrl).orElse(null)))
        .add("autoCreateUsers", sso.autoCreateUsers())
        .add("autoCreateGroups", sso.autoCreateGroups())
        .add("enabled", sso.enabled())
        .add("enforced", sso.enforced())
        .add("spName", sso.spName())
        .add("signRequests", sso.signRequests())
        .add("signatures", sso.signatures())
        .add("skewSeconds", sso.skewSeconds())
        .add(
            "authenticationMinutes",
            sso.authenticationMinutes() == null
                ? JsonValue.NULL
                : JsonText.number(sso.authenticationMinutes()))
        .add("allowUnsolicited", sso.allowUnsolicited())
        .add("absentMeansNone", sso.absentMeansNone())
        .add("spEntityId", sso.spEntityId())
        .add("acsUrl", sso.acsUrl())
        .add("metadataUrl", sso.metadataUrl())
        .add("spCertificate", sso.spCertificate())
        .add("certificateDetails", details(sso))
        .add("warnings", warnings(sso))
        .build();
  }

  private static List<SsoDetails.Certificate> certificates(SsoDetails sso) {
    return sso.idp() == null ? List.of() : sso.idp().certificates();
  }

  private static JsonArray details(SsoDetails sso) {
    var array = JsonText.array();
    certificates(sso)
        .forEach(
            certificate ->
                array.add(
                    JsonText.object()
                        .add("subject", certificate.subject())
                        .add("fingerprint", certificate.fingerprint())
                        .add("expiresAt", certificate.expiresAt().toString())
                        .add("expired", certificate.expired())));
    return array.build();
  }

  private static JsonArray warnings(SsoDetails sso) {
    var texts = Texts.in(Locale.ENGLISH);
    return JsonText.list(
        sso.expiredCertificates().stream()
            .map(certificate -> texts.of("sso.expired", certificate.shortFingerprint()))
            .toList());
  }
}
