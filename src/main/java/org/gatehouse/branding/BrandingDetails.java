package org.gatehouse.branding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account looks.
 *
 * @param publicId what addresses name it by; empty while it has decided nothing
 * @param color its own colour, which is kept while another scheme is shown
 */
public record BrandingDetails(
    String publicId,
    int revision,
    Scheme scheme,
    @Nullable Rgb color,
    Brightness brightness,
    @Nullable LogoDetails logo) {

  /** How everything looks until an account decides otherwise. */
  static final BrandingDetails PLAIN =
      new BrandingDetails("", 0, Scheme.HARBOUR, null, Brightness.SYSTEM, null);

  // Its files.
  static final String SHEET = "look.css";
  static final String LOGO = "logo.png";

  // The names that the audit log has for the values.
  static final String SCHEME = "scheme";
  static final String COLOR = "color";
  static final String BRIGHTNESS = "brightness";

  Palette palette() {
    return scheme.palette(color);
  }

  /** The own colour as it is typed; empty for none. */
  String colorText() {
    return color == null ? "" : color.hex();
  }

  /** The address of one of its files; empty while it has decided nothing. */
  String address(String context, String file) {
    return publicId.isEmpty()
        ? ""
        : context + "/branding/look/" + publicId + "/" + revision + "/" + file;
  }

  /** The values of the scheme as the audit log writes them. */
  Map<String, String> schemeValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SCHEME, scheme.code());
    values.put(COLOR, colorText());
    values.put(BRIGHTNESS, brightness.code());
    return values;
  }
}
