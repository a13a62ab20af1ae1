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

  /** How strictly responses are read; what is null keeps its value. */
  public record Strictness(
      @Nullable Boolean signRequests,
      @Nullable String signatures,
      @Nullable Integer skewSeconds,
      @Nullable Integer authenticationMinutes,
      @Nullable Boolean allowUnsolicited,
      @Nullable Boolean absentMeansNone) {

    /** Everything stays as it is. */
    public static final Strictness SAME = new Strictness(null, null, null, null, null, null);
  }
}
