package org.gatehouse.users.profile;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a browser calls itself, in words that its owner knows it by; no more than a hint. */
public final class BrowserName {

  private static final List<Map.Entry<Pattern, String>> BROWSERS =
      List.of(
          entry("Edg(?:e|A|iOS)?/", "Edge"),
          entry("OPR/|Opera", "Opera"),
          entry("Firefox/|FxiOS/", "Firefox"),
          entry("Chrome/|CriOS/|Chromium/", "Chrome"),
          entry("Safari/", "Safari"));
  private static final List<Map.Entry<Pattern, String>> SYSTEMS =
      List.of(
          entry("iPhone", "iPhone"),
          entry("iPad", "iPad"),
          entry("Android", "Android"),
          entry("Windows", "Windows"),
          entry("Mac OS X|Macintosh", "Mac"),
          entry("CrOS", "ChromeOS"),
          entry("Linux", "Linux"));

  private BrowserName() {}

  /** The browser's name; the beginning of the text where it is none that is known. */
  public static String browser(String userAgent) {
    String name = first(BROWSERS, userAgent);
    return name.isEmpty() ? userAgent.split("[\\s(;]", 2)[0] : name;
  }

  /** The device's or system's name; empty where it is none that is known. */
  public static String system(String userAgent) {
    return first(SYSTEMS, userAgent);
  }

  private static String first(List<Map.Entry<Pattern, String>> names, String userAgent) {
    return names.stream()
        .filter(name -> name.getKey().matcher(userAgent).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Map.Entry<Pattern, String> entry(String pattern, String name) {
    return Map.entry(Pattern.compile(pattern), name);
  }
}
