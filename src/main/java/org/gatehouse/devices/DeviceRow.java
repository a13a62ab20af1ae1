package org.gatehouse.devices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.gatehouse.users.profile.BrowserName;

/** A device as a page shows it. */
public record DeviceRow(
    long id, String browser, String system, String address, Instant lastUsedAt, boolean current) {

  /** The id that a form sends; 0, which no device has, for none. */
  static long named(HttpServletRequest request) {
    String id = Objects.toString(request.getParameter("device"), "");
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
  }

  static DeviceRow of(DeviceDetails device) {
    return new DeviceRow(
        device.id(),
        BrowserName.browser(device.userAgent()),
        BrowserName.system(device.userAgent()),
        device.address(),
        device.lastUsedAt(),
        device.current());
  }
}
