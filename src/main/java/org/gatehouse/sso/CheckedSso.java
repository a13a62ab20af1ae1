package org.gatehouse.sso;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.connection.CertificateRefusal;
import org.gatehouse.sso.connection.Certificates;
import org.jspecify.annotations.Nullable;

/**
 * A configuration after every check of its values; what is wrong goes to the complaints by field.
 */
record CheckedSso(IdpValues idp, SsoOptions options) {

  private static final int LONGEST_ENTITY_ID = 1000;
  private static final int LONGEST_URL = 2000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

  static CheckedSso of(NewSso wanted, SsoOptions before, Complaints complaints) {
    var idp =
        new IdpValues(
            entityId(wanted.idpEntityId(), complaints),
            certificates(wanted.certificates(), complaints),
            url("ssoUrl", "sso.ssoUrl.", wanted.ssoUrl(), complaints),
            url("logoutUrl", "sso.logoutUrl.", wanted.logoutUrl(), complaints));
    return new CheckedSso(idp, new CheckedOptions(before, complaints).check(wanted));
  }

  /** The short name that the addresses are made from. */
  static void checkName(String name, Complaints complaints) {
    if (!NAME.matcher(name).matches()) {
      complaints.add("spName", "sso.spName.shape");
    }
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
      return IdpValues.pem(Certificates.parse(typed));
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
}
