package org.gatehouse.sso;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as somebody typed it; what is null keeps its value, or gets the usual one where
 * there is none yet.
 *
 * @param certificates each PEM or Base64, one or several at once
 */
public record NewSso(
    @Nullable String idpEntityId,
    List<String> certificates,
    @Nullable String ssoUrl,
    @Nullable String logoutUrl,
    @Nullable String spName,
    boolean autoCreateUsers,
    boolean autoCreateGroups,
    boolean enabled,
    boolean enforced,
    Strictness strictness) {

  public NewSso {
    certificates = List.copyOf(certificates);
  }

  /** The same with other certificates. */
  public NewSso withCertificates(List<String> others) {
    return new NewSso(
        idpEntityId,
        others,
        ssoUrl,
        logoutUrl,
        spName,
        autoCreateUsers,
        autoCreateGroups,
        enabled,
        enforced,
        strictness);
  }

  /** How strictly responses are read; what is null keeps its value. */
  public record Strictness(
      @Nullable Boolean signRequests,
      @Nullable String signatures,
      @Nullable Integer skewSeconds,
      @Nullable Integer authenticationMinutes,
      @Nullable Boolean allowUnsolicited,
      @Nullable Boolean absentMeansNone,
      Asking asking,
      Reading reading) {

    /** Everything stays as it is. */
    public static final Strictness SAME = new Strictness(null, null, null, null, null, null);

    /** What is asked for and how answers are read stays as it is. */
    public Strictness(
        @Nullable Boolean signRequests,
        @Nullable String signatures,
        @Nullable Integer skewSeconds,
        @Nullable Integer authenticationMinutes,
        @Nullable Boolean allowUnsolicited,
        @Nullable Boolean absentMeansNone) {
      this(
          signRequests,
          signatures,
          skewSeconds,
          authenticationMinutes,
          allowUnsolicited,
          absentMeansNone,
          Asking.SAME,
          Reading.SAME);
    }
  }

  /**
   * What requests ask for; what is null keeps its value.
   *
   * @param contexts URIs; an empty list asks for nothing in particular
   */
  public record Asking(
      @Nullable Boolean forceAuthn, @Nullable List<String> contexts, @Nullable String comparison) {

    /** Everything stays as it is. */
    public static final Asking SAME = new Asking(null, null, null);
  }

  /** How answers are read; what is null keeps its value. */
  public record Reading(
      @Nullable String encryption,
      @Nullable String nameIdValue,
      Claims claims,
      @Nullable Boolean refuseExpiredCertificates) {

    /** Everything stays as it is. */
    public static final Reading SAME = new Reading(null, null, Claims.SAME, null);
  }

  /** Names of attributes; what is null keeps its value, what is empty gets the usual one. */
  public record Claims(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String groups) {

    /** Everything stays as it is. */
    public static final Claims SAME = new Claims(null, null, null, null);
  }
}
