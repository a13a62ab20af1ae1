package org.gatehouse.sso;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How strictly answers are read and what is asked for, as somebody typed it. */
public class SsoOptionFields {

  private boolean signRequests = true;
  private @Nullable String signatures;
  private @Nullable String skewSeconds;
  private @Nullable String authenticationMinutes;
  private boolean allowUnsolicited;
  private boolean absentMeansNone;
  private boolean forceAuthn;
  private @Nullable String authnContexts;
  private @Nullable String authnComparison;
  private @Nullable String encryption;
  private @Nullable String nameIdValue;
  private boolean refuseExpiredCertificates;

  private final SsoClaimFields claims = new SsoClaimFields();

  void show(SsoDetails details) {
    signRequests = details.signRequests();
    signatures = details.signatures();
    skewSeconds = Integer.toString(details.skewSeconds());
    authenticationMinutes = Objects.toString(details.authenticationMinutes(), "");
    allowUnsolicited = details.allowUnsolicited();
    absentMeansNone = details.absentMeansNone();
    forceAuthn = details.asking().forceAuthn();
    authnContexts = String.join("\n", details.asking().contexts());
    authnComparison = details.asking().comparison().name();
    encryption = details.reading().encryption().name();
    nameIdValue = details.reading().nameIdValue().name();
    refuseExpiredCertificates = details.reading().expiredRefused();
    claims.show(details.reading().claims());
  }

  NewSso.Strictness wanted() {
    return new NewSso.Strictness(
        signRequests,
        signatures,
        number(skewSeconds),
        Objects.requireNonNullElse(number(authenticationMinutes), 0),
        allowUnsolicited,
        absentMeansNone,
        new NewSso.Asking(forceAuthn, contexts(), authnComparison),
        new NewSso.Reading(encryption, nameIdValue, claims.wanted(), refuseExpiredCertificates));
  }

  /** Everything as it is, but for what must be signed. */
  static NewSso.Strictness recommended(@Nullable String signatures) {
    return new NewSso.Strictness(null, signatures, null, null, null, null);
  }

  /** The number that was typed; null for nothing, and one that is never right for anything else. */
  private static @Nullable Integer number(@Nullable String typed) {
    String text = Objects.requireNonNullElse(typed, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : Integer.valueOf(-1);
  }

  private @Nullable List<String> contexts() {
    return authnContexts == null
        ? List.of()
        : Arrays.stream(authnContexts.split("\\s+")).filter(one -> !one.isEmpty()).toList();
  }

  public SsoClaimFields getClaims() {
    return claims;
  }

  public boolean isSignRequests() {
    return signRequests;
  }

  public void setSignRequests(boolean signRequests) {
    this.signRequests = signRequests;
  }

  public @Nullable String getSignatures() {
    return signatures;
  }

  public void setSignatures(@Nullable String signatures) {
    this.signatures = signatures;
  }

  public @Nullable String getSkewSeconds() {
    return skewSeconds;
  }

  public void setSkewSeconds(@Nullable String skewSeconds) {
    this.skewSeconds = skewSeconds;
  }

  public @Nullable String getAuthenticationMinutes() {
    return authenticationMinutes;
  }

  public void setAuthenticationMinutes(@Nullable String authenticationMinutes) {
    this.authenticationMinutes = authenticationMinutes;
  }

  public boolean isAllowUnsolicited() {
    return allowUnsolicited;
  }

  public void setAllowUnsolicited(boolean allowUnsolicited) {
    this.allowUnsolicited = allowUnsolicited;
  }

  public boolean isAbsentMeansNone() {
    return absentMeansNone;
  }

  public void setAbsentMeansNone(boolean absentMeansNone) {
    this.absentMeansNone = absentMeansNone;
  }

  public boolean isForceAuthn() {
    return forceAuthn;
  }

  public void setForceAuthn(boolean forceAuthn) {
    this.forceAuthn = forceAuthn;
  }

  public @Nullable String getAuthnContexts() {
    return authnContexts;
  }

  public void setAuthnContexts(@Nullable String authnContexts) {
    this.authnContexts = authnContexts;
  }

  public @Nullable String getAuthnComparison() {
    return authnComparison;
  }

  public void setAuthnComparison(@Nullable String authnComparison) {
    this.authnComparison = authnComparison;
  }

  public @Nullable String getEncryption() {
    return encryption;
  }

  public void setEncryption(@Nullable String encryption) {
    this.encryption = encryption;
  }

  public @Nullable String getNameIdValue() {
    return nameIdValue;
  }

  public void setNameIdValue(@Nullable String nameIdValue) {
    this.nameIdValue = nameIdValue;
  }

  public boolean isRefuseExpiredCertificates() {
    return refuseExpiredCertificates;
  }

  public void setRefuseExpiredCertificates(boolean refuseExpiredCertificates) {
    this.refuseExpiredCertificates = refuseExpiredCertificates;
  }
}
