package org.gatehouse.sso;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.Change;

/** Single sign-on in the bodies of calls and answers. */
final class SsoJson {

  private static final String CLAIMS = "claims";

  private SsoJson() {}

  /** What a body wants; the caller refuses what it has besides. */
  static NewSso wanted(JsonBody body) {
    body.ignore(
        "spEntityId",
        "acsUrl",
        "metadataUrl",
        "spCertificate",
        "spCertificateExpiresAt",
        "certificateDetails",
        "warnings");
    return new NewSso(
        body.text("idpEntityId"),
        body.texts("certificates"),
        body.text("ssoUrl"),
        body.text("logoutUrl"),
        body.text("spName"),
        body.flag("autoCreateUsers", false),
        body.flag("autoCreateGroups", false),
        body.flag("enabled", false),
        body.flag("enforced", true),
        new NewSso.Strictness(
            body.flag("signRequests"),
            body.text("signatures"),
            body.number("skewSeconds"),
            body.number("authenticationMinutes"),
            body.flag("allowUnsolicited"),
            body.flag("absentMeansNone"),
            new NewSso.Asking(
                body.flag("forceAuthn"),
                body.has("authnContexts") ? body.texts("authnContexts") : null,
                body.text("authnComparison")),
            new NewSso.Reading(
                body.text("encryption"),
                body.text("nameIdValue"),
                body.object(CLAIMS).map(SsoJson::claims).orElse(NewSso.Claims.SAME),
                body.flag("refuseExpiredCertificates"))));
  }

  private static NewSso.Claims claims(JsonBody names) {
    return new NewSso.Claims(
        names.text("firstName"), names.text("lastName"), names.text("email"), names.text("groups"));
  }

  static JsonObject of(SsoDetails sso) {
    var idp = Optional.ofNullable(sso.idp());
    var object =
        JsonText.object()
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
            .add("spName", sso.spName());
    addOptions(sso, object);
    return object
        .add("spEntityId", sso.spEntityId())
        .add("acsUrl", sso.acsUrl())
        .add("metadataUrl", sso.metadataUrl())
        .add("spCertificate", sso.spCertificate())
        .add("spCertificateExpiresAt", sso.keys().current().expiresAt().toString())
        .add("certificateDetails", details(sso))
        .add("warnings", warnings(sso))
        .build();
  }

  private static void addOptions(SsoDetails sso, JsonObjectBuilder object) {
    var names = sso.reading().claims();
    object
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
        .add("forceAuthn", sso.asking().forceAuthn())
        .add("authnContexts", JsonText.list(sso.asking().contexts()))
        .add("authnComparison", sso.asking().comparison().name())
        .add("encryption", sso.reading().encryption().name())
        .add("nameIdValue", sso.reading().nameIdValue().name())
        .add(
            CLAIMS,
            JsonText.object()
                .add("firstName", names.firstName())
                .add("lastName", names.lastName())
                .add("email", names.email())
                .add("groups", names.groups()))
        .add("refuseExpiredCertificates", sso.reading().expiredRefused());
  }

  /** Differences of two configurations, field by field. */
  static JsonArray changes(List<Change> changes) {
    var array = JsonText.array();
    changes.forEach(
        change ->
            array.add(
                JsonText.object()
                    .add("field", change.field())
                    .add("before", change.before())
                    .add("after", change.after())));
    return array.build();
  }

  /** One certificate without its text. */
  static JsonObjectBuilder certificate(SsoDetails.Certificate certificate) {
    return JsonText.object()
        .add("subject", certificate.subject())
        .add("fingerprint", certificate.fingerprint())
        .add("expiresAt", certificate.expiresAt().toString())
        .add("expired", certificate.expired());
  }

  private static List<SsoDetails.Certificate> certificates(SsoDetails sso) {
    return sso.idp() == null ? List.of() : sso.idp().certificates();
  }

  private static JsonArray details(SsoDetails sso) {
    var array = JsonText.array();
    certificates(sso).forEach(one -> array.add(certificate(one)));
    return array.build();
  }

  private static JsonArray warnings(SsoDetails sso) {
    var texts = Texts.in(Locale.ENGLISH);
    var key = sso.reading().expiredRefused() ? "sso.expired.refused" : "sso.expired";
    return JsonText.list(
        sso.expiredCertificates().stream()
            .map(certificate -> texts.of(key, certificate.shortFingerprint()))
            .toList());
  }
}
