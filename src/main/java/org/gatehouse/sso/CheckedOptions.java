package org.gatehouse.sso;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.connection.Comparison;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.sso.connection.NameIdValue;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/** Checks what an account decides about its single sign-on; what is not said stays as it was. */
final class CheckedOptions {

  private static final int MOST_SKEW = 300;
  private static final int MOST_MINUTES = 60 * 24 * 365;
  private static final int MOST_CONTEXTS = 10;
  private static final int LONGEST_NAME = 255;
  private static final String COMPARISON = "authnComparison";

  private final SsoOptions before;
  private final Complaints complaints;

  CheckedOptions(SsoOptions before, Complaints complaints) {
    this.before = before;
    this.complaints = complaints;
  }

  SsoOptions check(NewSso wanted) {
    var strictness = wanted.strictness();
    return new SsoOptions(
        wanted.autoCreateUsers(),
        wanted.autoCreateGroups(),
        wanted.enabled(),
        wanted.enforced(),
        Objects.requireNonNullElse(strictness.signRequests(), before.signRequests()),
        word(
            "signatures",
            "sso.signatures.unknown",
            strictness.signatures(),
            before.signatures(),
            SignatureDemand.values()),
        within("skewSeconds", strictness.skewSeconds(), before.skewSeconds(), MOST_SKEW),
        minutes(strictness.authenticationMinutes()),
        Objects.requireNonNullElse(strictness.allowUnsolicited(), before.allowUnsolicited()),
        Objects.requireNonNullElse(strictness.absentMeansNone(), before.absentMeansNone()),
        asking(strictness.asking()),
        reading(strictness.reading()));
  }

  private SamlRules.Asking asking(NewSso.Asking wanted) {
    SamlRules.Asking asking = typed(wanted);
    if (!asking.possible()) {
      complaints.add(COMPARISON, "sso.authnComparison.unordered");
    }
    return asking;
  }

  private SamlRules.Asking typed(NewSso.Asking wanted) {
    return new SamlRules.Asking(
        Objects.requireNonNullElse(wanted.forceAuthn(), before.asking().forceAuthn()),
        wanted.contexts() == null ? before.asking().contexts() : contexts(wanted.contexts()),
        word(
            COMPARISON,
            "sso.authnComparison.unknown",
            wanted.comparison(),
            before.asking().comparison(),
            Comparison.values()));
  }

  private List<String> contexts(List<String> typed) {
    List<String> uris =
        typed.stream().map(String::strip).filter(uri -> !uri.isEmpty()).distinct().toList();
    if (uris.size() > MOST_CONTEXTS) {
      complaints.add("authnContexts", "sso.authnContexts.many", MOST_CONTEXTS);
    } else if (!uris.stream().allMatch(CheckedOptions::isUri)) {
      complaints.add("authnContexts", "sso.authnContexts.shape");
    }
    return uris;
  }

  private static boolean isUri(String text) {
    try {
      return text.length() <= LONGEST_NAME && new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private SamlRules.Reading reading(NewSso.Reading wanted) {
    var present = before.reading();
    return new SamlRules.Reading(
        word(
            "encryption",
            "sso.encryption.unknown",
            wanted.encryption(),
            present.encryption(),
            EncryptionDemand.values()),
        word(
            "nameIdValue",
            "sso.nameIdValue.unknown",
            wanted.nameIdValue(),
            present.nameIdValue(),
            NameIdValue.values()),
        claims(wanted.claims(), present.claims()),
        Objects.requireNonNullElse(wanted.refuseExpiredCertificates(), present.expiredRefused()));
  }

  private ClaimNames claims(NewSso.Claims wanted, ClaimNames present) {
    var usual = ClaimNames.standard();
    var names =
        new ClaimNames(
            claim("firstName", wanted.firstName(), present.firstName(), usual.firstName()),
            claim("lastName", wanted.lastName(), present.lastName(), usual.lastName()),
            claim("email", wanted.email(), present.email(), usual.email()),
            claim("groups", wanted.groups(), present.groups(), usual.groups()));
    long different =
        Stream.of(names.firstName(), names.lastName(), names.email(), names.groups())
            .distinct()
            .count();
    if (different < 4) {
      complaints.add("claims", "sso.claims.twice");
    }
    return names;
  }

  private String claim(String field, @Nullable String typed, String present, String usual) {
    if (typed == null) {
      return present;
    }
    var name = OneLine.optional("claims." + field, typed, LONGEST_NAME, complaints);
    return name == null ? usual : name;
  }

  private <E extends Enum<E>> E word(
      String field, String key, @Nullable String typed, E present, E[] all) {
    if (typed == null) {
      return present;
    }
    return Arrays.stream(all)
        .filter(one -> one.name().equals(typed))
        .findFirst()
        .orElseGet(
            () -> {
              complaints.add(field, key);
              return present;
            });
  }

  /** Zero stands for no limit. */
  private @Nullable Integer minutes(@Nullable Integer typed) {
    if (typed == null) {
      return before.authenticationMinutes();
    }
    int minutes = within("authenticationMinutes", typed, 0, MOST_MINUTES);
    return minutes == 0 ? null : minutes;
  }

  private int within(String field, @Nullable Integer typed, int otherwise, int most) {
    if (typed == null) {
      return otherwise;
    }
    if (typed < 0 || typed > most) {
      complaints.add(field, "sso.range", most);
    }
    return typed;
  }
}
