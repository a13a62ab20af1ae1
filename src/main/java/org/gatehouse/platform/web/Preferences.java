package org.gatehouse.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.text.Languages;

/**
 * The language and zone that a request wants.
 *
 * <p>What somebody has just chosen in this browser, such as on the login page, holds for the whole
 * interface, and with his sign-in it becomes the user's own language. That comes next: on a browser
 * that several people use, each has his own. Then come what somebody chose here some time ago, the
 * language of the account that the address implies, and what the browser's {@code Accept-Language}
 * says. A zone is believed only if it names a region that we know.
 */
public final class Preferences {

  /**
   * Request attribute with the BCP 47 tag of the signed-in user's own language, else his account's.
   */
  public static final String LANGUAGE_ATTRIBUTE = "gatehouse.language";

  /**
   * Request attribute with the BCP 47 tag of the language of the account that the address implies.
   */
  public static final String ACCOUNT_LANGUAGE_ATTRIBUTE = "gatehouse.account-language";

  /** Request attribute with the id of the signed-in user's own zone. */
  public static final String ZONE_ATTRIBUTE = "gatehouse.zone";

  static final String LANGUAGE_COOKIE = "gh_lang";
  static final String ZONE_COOKIE = "gh_zone";

  /** Private use of BCP 47, 2.2.7: the same language, and nobody has signed in with it yet. */
  static final String FRESH = "-x-new";

  private static final Duration KEPT = Duration.ofDays(365);

  private Preferences() {}

  /** The language to speak. */
  public static Locale language(HttpServletRequest request) {
    return Stream.concat(
            Stream.of(
                    freshLanguage(request),
                    attribute(request, LANGUAGE_ATTRIBUTE),
                    chosenLanguage(request),
                    attribute(request, ACCOUNT_LANGUAGE_ATTRIBUTE))
                .flatMap(Optional::stream),
            Collections.list(request.getLocales()).stream().map(Locale::toLanguageTag))
        .map(Languages::find)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Languages.all().get(0));
  }

  /** The language that somebody chose in this browser, such as on the login page. */
  public static Optional<String> chosenLanguage(HttpServletRequest request) {
    return cookie(request, LANGUAGE_COOKIE).flatMap(Languages::find).map(Locale::toLanguageTag);
  }

  /** The language that somebody has chosen in this browser and nobody has signed in with since. */
  public static Optional<String> freshLanguage(HttpServletRequest request) {
    return cookie(request, LANGUAGE_COOKIE)
        .filter(value -> value.endsWith(FRESH))
        .flatMap(Languages::find)
        .map(Locale::toLanguageTag);
  }

  /** The cookie that keeps a language for a year; it was chosen some time ago. */
  public static Cookie languageCookie(String tag, boolean https) {
    Cookie cookie = new Cookie(LANGUAGE_COOKIE, tag);
    cookie.setPath("/");
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(https);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /** The cookie that takes one away: from here on the browser's own languages count. */
  public static Cookie noLanguageCookie(boolean https) {
    Cookie cookie = languageCookie("", https);
    cookie.setMaxAge(0);
    return cookie;
  }

  /** The same for a language that was chosen just now. */
  static Cookie freshLanguageCookie(String tag, boolean https) {
    return languageCookie(tag + FRESH, https);
  }

  /** The zone in which to show times. */
  public static ZoneId zone(HttpServletRequest request) {
    return Stream.of(attribute(request, ZONE_ATTRIBUTE), cookie(request, ZONE_COOKIE))
        .flatMap(Optional::stream)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .findFirst()
        .map(ZoneId::of)
        .orElse(ZoneId.of("UTC"));
  }

  private static Optional<String> attribute(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getAttribute(name)).map(Objects::toString);
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }
}
