package org.gatehouse.sso.connection;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How strong the well-known ways of signing in are, from the weakest to the strongest. SAML names
 * them (SAML 2.0 authentication context, section 3) and leaves their order to those who use them;
 * this one goes by what somebody has to know, to have, or both.
 */
enum AuthnStrength {
  /** Nothing is said of it. */
  UNKNOWN("unspecified"),
  /** Where somebody is, or that he was there before. */
  PLACE("InternetProtocol", "PreviousSession", "Telephony", "NomadTelephony", "PersonalTelephony"),
  /** A password, however it travels. */
  PASSWORD("Password", "InternetProtocolPassword", "AuthenticatedTelephony"),
  /** A password that nobody can overhear, or one device. */
  PROTECTED_PASSWORD(
      "PasswordProtectedTransport",
      "SecureRemotePassword",
      "Kerberos",
      "MobileOneFactorUnregistered",
      "MobileOneFactorContract",
      "https://refeds.org/profile/sfa"),
  /** A key or a token. */
  KEY("TLSClient", "X509", "PGP", "SPKI", "XMLDSig", "SoftwarePKI", "Smartcard", "TimeSyncToken"),
  /** Two factors. */
  TWO_FACTORS(
      "SmartcardPKI",
      "MobileTwoFactorUnregistered",
      "MobileTwoFactorContract",
      "https://refeds.org/profile/mfa",
      "http://schemas.microsoft.com/claims/multipleauthn");

  private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";

  private final List<String> ways;

  AuthnStrength(String... ways) {
    this.ways = Arrays.stream(ways).map(way -> way.contains(":") ? way : CLASSES + way).toList();
  }

  /** That of a way by its URI; empty for one that is not known here. */
  static Optional<AuthnStrength> of(String way) {
    return Arrays.stream(values()).filter(one -> one.ways.contains(way)).findFirst();
  }

  /** Whether all of them are known here. */
  static boolean knowsAll(Collection<String> ways) {
    return ways.stream().allMatch(way -> of(way).isPresent());
  }

  /**
   * Whether a way relates so to those that were asked for (core 3.3.2.2.1). One that was asked for
   * is as strong as itself; of one that is not known here nobody can tell anything else.
   */
  static boolean satisfies(String way, Comparison comparison, List<String> wanted) {
    Optional<AuthnStrength> own = of(way);
    return switch (comparison) {
      case EXACT -> wanted.contains(way);
      case MINIMUM ->
          wanted.contains(way) || wanted.stream().anyMatch(one -> compare(own, of(one), 0, 1));
      case BETTER -> wanted.stream().allMatch(one -> compare(own, of(one), 1, 1));
      case MAXIMUM ->
          wanted.contains(way) || wanted.stream().anyMatch(one -> compare(own, of(one), -1, 0));
    };
  }

  private static boolean compare(
      Optional<AuthnStrength> own, Optional<AuthnStrength> other, int least, int most) {
    if (own.isEmpty() || other.isEmpty()) {
      return false;
    }
    int order = Integer.signum(own.get().compareTo(other.get()));
    return order >= least && order <= most;
  }
}
