package org.gatehouse.sso;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.connection.CertificateRefusal;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/**
 * A configuration after every check of its values; what is wrong goes to the complaints by field.
 */
record CheckedSso(IdpValues idp, SsoOptions options) {

  private static final int LONGEST_ENTITY_ID = 1000;
  private static final int LONGEST_URL = 2000;
  private static final int MOST_SKEW = 300;
  private static final int MOST_MINUTES = 60 * 24 * 365;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

  static CheckedSso of(NewSso wanted, SsoOptions before, Complaints complaints) {
    var idp =
        new IdpValues(
            entityId(wanted.idpEntityId(), complaints),
            certificates(wanted.certificates(), complaints),
            url("ssoUrl", "sso.ssoUrl.", wanted.ssoUrl(), complaints),
            url("logoutUrl", "sso.logoutUrl.", wanted.logoutUrl(), complaints));
    return new CheckedSso(idp, options(wanted, before, complaints));
  }

  /** The short name that the addresses are made from. */
  static void checkName(String name, Complaints complaints) {
    if (!NAME.matcher(name).matches()) {
      complaints.add("spName", "sso.spName.shape");
    }
  }

  private static SsoOptions options(NewSso wanted, SsoOptions before, Complaints complaints) {
    var strictness = wanted.strictness();
    return new SsoOptions(
        wanted.autoCreateUsers(),
        wanted.autoCreateGroups(),
        wanted.enabled(),
        wanted.enforced(),
        Objects.requireNonNullElse(strictness.signRequests(), before.signRequests()),
        signatures(strictness.signatures(), before.signatures(), complaints),
        within(
            "skewSeconds", strictness.skewSeconds(), before.skewSeconds(), MOST_SKEW, complaints),
        minutes(strictness.authenticationMinutes(), before.authenticationMinutes(), complaints),
        Objects.requireNonNullElse(strictness.allowUnsolicited(), before.allowUnsolicited()),
        Objects.requireNonNullElse(strictness.absentMeansNone(), before.absentMeansNone()));
  }

  private static String entityId(@Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      complaints.add("idpEntityId", "sso.idpEntityId.missing");
      return "";
    }
    return OneLine.required("idpEntityId", typed, LONGEST_ENTITY_ID, complaints);
  }

  private static String certificates(List<String> typed, Complaints complaints) {
    try {
      return IdpValues.pem(Certificates.parse(String.join("\n\n", typed)));
    } catch (CertificateRefusal refusal) {
      complaints.add("certificates", "sso.certificates." + refusal.reason().name());
      return "";
    }
  }

  private static String url(
      String field, String keys, @Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      complaints.add(field, keys + "missing");
      return "";
    }
    String text = OneLine.required(field, typed, LONGEST_URL, complaints);
    if (!isWebAddress(text)) {
      complaints.add(field, keys + "shape");
    }
    return text;
  }

  private static boolean isWebAddress(String text) {
    try {
      var url = new URI(text);
      var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
      return url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && (scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static SignatureDemand signatures(
      @Nullable String typed, SignatureDemand before, Complaints complaints) {
    if (typed == null) {
      return before;
    }
    for (SignatureDemand demand : SignatureDemand.values()) {
      if (demand.name().equals(typed)) {
        return demand;
      }
    }
    complaints.add("signatures", "sso.signatures.unknown");
    return before;
  }

  /** Zero stands for no limit. */
  private static @Nullable Integer minutes(
      @Nullable Integer typed, @Nullable Integer before, Complaints complaints) {
    if (typed == null) {
      return before;
    }
    int minutes = within("authenticationMinutes", typed, 0, MOST_MINUTES, complaints);
    return minutes == 0 ? null : minutes;
  }

  private static int within(
      String field, @Nullable Integer typed, int otherwise, int most, Complaints complaints) {
    if (typed == null) {
      return otherwise;
    }
    if (typed < 0 || typed > most) {
      complaints.add(field, "sso.range", most);
    }
    return typed;
  }
}
