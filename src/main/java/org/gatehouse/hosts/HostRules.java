package org.gatehouse.hosts;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.BusinessException;
import org.jspecify.annotations.Nullable;

/**
 * Which names may be an account's login host: names of others than us that one registers, in one
 * way of writing, ASCII lower case without a dot at the end (UTS #46, RFC 1123).
 *
 * <p>Refused are addresses, wildcards, names that the network gives a meaning of their own (RFC
 * 6761), public suffixes, our own site, and what reads like something else (UTS #39).
 */
final class HostRules {

  /** The field that a refusal names, on the page and for programs. */
  static final String FIELD = "loginHost";

  /** So that the name of the proof, which stands below it, fits into DNS as well (RFC 1035). */
  static final int LONGEST = 253 - "_gatehouse.".length();

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern LAST_LABEL = Pattern.compile("[a-z].*");
  private static final Set<String> SPECIAL =
      Set.of("localhost", "local", "invalid", "onion", "arpa", "alt");

  private static final IDNA NAMES =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);
  private static final SpoofChecker MIXED =
      new SpoofChecker.Builder()
          .setChecks(
              SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();
  private static final SpoofChecker ALIKE =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private final String platform;

  /** Rules of a platform that answers under that host itself. */
  HostRules(String platformHost) {
    platform = platformHost.toLowerCase(Locale.ROOT);
  }

  /** The name that was typed, as it is kept; INVALID says what is wrong with it. */
  String check(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      throw refusal("hosts.host.needed");
    }
    String ascii = ascii(text);
    if (special(ascii)) {
      throw refusal("hosts.host.special");
    }
    if (suffix(ascii)) {
      throw refusal("hosts.host.suffix");
    }
    if (ours(ascii)) {
      throw refusal("hosts.host.ours");
    }
    String unicode = unicode(ascii);
    for (String label : unicode.split("\\.")) {
      if (!label.chars().allMatch(c -> c < 128) && MIXED.failsChecks(label)) {
        throw refusal("hosts.host.mixed");
      }
    }
    if (ALIKE.areConfusable(unicode, platform) != 0) {
      throw refusal("hosts.host.alike");
    }
    return ascii;
  }

  /** The name as people read it. */
  static String unicode(String ascii) {
    IDNA.Info info = new IDNA.Info();
    String name = NAMES.nameToUnicode(ascii, new StringBuilder(), info).toString();
    return info.hasErrors() ? ascii : name;
  }

  private static String ascii(String text) {
    if (text.length() > LONGEST + 1) {
      throw refusal("hosts.host.shape");
    }
    IDNA.Info info = new IDNA.Info();
    String name = NAMES.nameToASCII(text, new StringBuilder(), info).toString();
    String ascii = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String[] labels = ascii.split("\\.", -1);
    boolean right = !info.hasErrors() && ascii.length() <= LONGEST && labels.length > 1;
    for (String label : labels) {
      right &= LABEL.matcher(label).matches();
    }
    if (!right || !LAST_LABEL.matcher(labels[labels.length - 1]).matches()) {
      throw refusal("hosts.host.shape");
    }
    return ascii;
  }

  private static boolean special(String ascii) {
    return SPECIAL.contains(ascii.substring(ascii.lastIndexOf('.') + 1));
  }

  private static boolean suffix(String ascii) {
    return InternetDomainName.isValid(ascii) && InternetDomainName.from(ascii).isPublicSuffix();
  }

  /** Whether it is our own host, one above or below it, or one of the same site. */
  private boolean ours(String ascii) {
    String site = site(ascii);
    return ascii.equals(platform)
        || ascii.endsWith("." + platform)
        || platform.endsWith("." + ascii)
        || (site != null && site.equals(site(platform)));
  }

  /** The name that was registered, where it is known which part of a name that is. */
  private static @Nullable String site(String host) {
    if (InetAddresses.isUriInetAddress(host) || !InternetDomainName.isValid(host)) {
      return null;
    }
    InternetDomainName name = InternetDomainName.from(host);
    return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
  }

  private static BusinessException refusal(String key) {
    return BusinessException.invalid(FIELD, key);
  }
}
