package org.gatehouse.sso;

import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.drafts.TermsText;

/**
 * The values that are prepared in a draft, as texts by name: what was agreed with the identity
 * provider and how its answers are read, which a test sign-in can try.
 *
 * <p>Not the switches, which count at once: whether single sign-on is on, enforced, and makes
 * teams. Not our names and keys either, which the provider knows: a draft has the live ones.
 */
final class SsoTerms {

  private static final String PROVIDER = "idpEntityId";
  private static final String CERTIFICATES = "certificates";

  private SsoTerms() {}

  static Map<String, String> of(IdpValues idp, SsoOptions options) {
    Map<String, String> terms = new TreeMap<>(SsoValues.options(options));
    terms.keySet().removeAll(SsoValues.SWITCHES);
    terms.put(PROVIDER, idp.entityId());
    terms.put("ssoUrl", idp.ssoUrl());
    terms.put("logoutUrl", idp.logoutUrl());
    terms.put(CERTIFICATES, idp.certificates());
    return terms;
  }

  /** The provider's name for itself; empty for none. */
  static String provider(Map<String, String> terms) {
    return terms.getOrDefault(PROVIDER, "");
  }

  /** The values again; the switches are those of the given options. */
  static CheckedSso read(Map<String, String> terms, SsoOptions live) {
    var idp =
        new IdpValues(
            provider(terms),
            terms.getOrDefault(CERTIFICATES, ""),
            terms.getOrDefault("ssoUrl", ""),
            terms.getOrDefault("logoutUrl", ""));
    return new CheckedSso(idp, SsoValues.options(terms, live));
  }

  /** Tells drafts apart, those of other accounts and under other addresses included. */
  static String fingerprint(SsoConfiguration configuration, Map<String, String> terms) {
    return Tokens.hash(
        String.join(
            "\n",
            Long.toString(configuration.accountId()),
            configuration.spName(),
            configuration.acsToken(),
            TermsText.fingerprint(terms)));
  }
}
