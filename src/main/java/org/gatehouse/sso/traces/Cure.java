package org.gatehouse.sso.traces;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.SamlRefusal;

/**
 * The likely cure of a refusal in plain words: a text and what it is filled with, {@code {0}} what
 * was found and {@code {1}} what was expected. Nothing in it tells something of a person.
 *
 * @param key the end of the text's key, below {@code sso.cure.}
 */
public record Cure(String key, List<String> with) {

  private static final int SHORT = "A1:B2:C3:D4".length();

  public Cure {
    with = List.copyOf(with);
  }

  /** For a reason that says all by itself. */
  public static Cure of(String reason) {
    return new Cure(reason, List.of());
  }

  /** For a response that was refused under this agreement, at this moment. */
  public static Cure of(SamlRefusal refusal, SamlConnection connection, Instant now) {
    String reason = refusal.reason().name();
    String found = refusal.parameters().isEmpty() ? "" : refusal.parameters().get(0);
    return switch (refusal.reason()) {
      case WRONG_KEY, ALTERED ->
          found.isEmpty()
              ? new Cure(reason + ".unnamed", List.of("", stored(connection)))
              : key(refusal.reason(), found, connection);
      case WRONG_ISSUER -> new Cure(named(reason, found), List.of(found, connection.idpEntityId()));
      case WRONG_DESTINATION, WRONG_RECIPIENT ->
          new Cure(reason, List.of(found, connection.acsUrl()));
      case WRONG_AUDIENCE ->
          new Cure(named(reason, found), List.of(found, connection.spEntityId()));
      case UNSIGNED -> new Cure(reason + "." + connection.rules().signatures(), List.of());
      case EXPIRED, NOT_YET_VALID ->
          new Cure(
              reason, List.of(found, now.toString(), "" + connection.rules().skew().toSeconds()));
      case IDP_STATUS -> new Cure(reason, List.of(last(found)));
      case AUTHENTICATION_TOO_OLD -> new Cure(reason, List.of(found, minutes(connection)));
      case EXPIRED_CERTIFICATE -> new Cure(reason, List.of(brief(found)));
      case DUPLICATE_ID,
          NOT_A_RESPONSE,
          ENCRYPTED_PART,
          ALGORITHM,
          UNKNOWN_CONDITION,
          VALID_TOO_LONG,
          NAME_ID_FORMAT,
          NOT_AN_ADDRESS,
          CHARACTERS,
          REPEATED_ATTRIBUTE,
          ATTRIBUTE_VALUE,
          WRONG_CONTEXT ->
          new Cure(reason, List.of(found));
      default -> of(reason);
    };
  }

  private static Cure key(SamlRefusal.Reason reason, String found, SamlConnection connection) {
    boolean known =
        connection.idpCertificates().stream()
            .map(Certificates::fingerprint)
            .anyMatch(found::equals);
    // A certificate in a signature is a claim: the stored one may be named and not have signed.
    String end = known && reason == SamlRefusal.Reason.WRONG_KEY ? ".known" : "";
    return new Cure(reason + end, List.of(brief(found), stored(connection)));
  }

  private static String named(String reason, String found) {
    return found.isEmpty() ? reason + ".missing" : reason;
  }

  private static String stored(SamlConnection connection) {
    return connection.idpCertificates().stream()
        .map(Certificates::fingerprint)
        .map(Cure::brief)
        .collect(Collectors.joining(", "));
  }

  private static String brief(String fingerprint) {
    return fingerprint.length() > SHORT ? fingerprint.substring(0, SHORT) + "…" : fingerprint;
  }

  private static String last(String urn) {
    return urn.substring(urn.lastIndexOf(':') + 1);
  }

  private static String minutes(SamlConnection connection) {
    var age = connection.rules().maximumAuthenticationAge();
    return age == null ? "" : Long.toString(age.toMinutes());
  }
}
