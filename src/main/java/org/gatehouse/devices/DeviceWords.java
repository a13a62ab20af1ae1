package org.gatehouse.devices;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.profile.BrowserName;

/** How mails name a device, and when something happened on it. */
public final class DeviceWords {

  private static final String UTC = "UTC";

  private DeviceWords() {}

  /** What a browser calls itself, in words of the reader. */
  public static String browser(Texts texts, String userAgent) {
    String name = BrowserName.browser(userAgent);
    String system = BrowserName.system(userAgent);
    if (name.isEmpty()) {
      return texts.of("users.session.unknown");
    }
    return system.isEmpty() ? name : texts.of("users.session.on", name, system);
  }

  /** A moment in the zone and the language of the user, with the zone. */
  public static String time(Texts texts, Locale language, SignInUser user, Instant now) {
    return DateTimeFormatter.ofPattern(texts.of("time.full") + " (VV)", language)
        .format(now.atZone(zone(user)));
  }

  private static ZoneId zone(SignInUser user) {
    try {
      return ZoneId.of(user.zone().orElse(UTC));
    } catch (DateTimeException unknownToThisJdk) {
      return ZoneId.of(UTC);
    }
  }
}
