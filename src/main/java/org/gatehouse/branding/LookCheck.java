package org.gatehouse.branding;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** Makes a look out of what somebody wants, beside the one that is there. */
final class LookCheck {

  private static final String SCHEME = "colorScheme";
  private static final String COLOR = "color";
  private static final String BRIGHTNESS = "mode";

  private final BrandingDetails present;
  private final Complaints complaints;

  LookCheck(BrandingDetails present, Complaints complaints) {
    this.present = present;
    this.complaints = complaints;
  }

  /** The look; what is wrong with what is wanted is complained of. */
  BrandingDetails check(NewBranding wanted) {
    Scheme scheme = scheme(wanted.scheme());
    Rgb color = color(wanted.color());
    if (scheme == Scheme.OWN && color == null && complaints.none()) {
      complaints.add(COLOR, "branding.color.needed");
    }
    return new BrandingDetails(
        present.publicId(),
        present.revision(),
        scheme,
        color,
        brightness(wanted.brightness()),
        present.logo());
  }

  private Scheme scheme(@Nullable String name) {
    if (name == null) {
      return present.scheme();
    }
    Optional<Scheme> scheme = Scheme.find(name);
    if (scheme.isEmpty()) {
      complaints.add(
          SCHEME,
          "branding.scheme.unknown",
          Arrays.stream(Scheme.values()).map(Scheme::code).collect(Collectors.joining(", ")));
    }
    return scheme.orElse(present.scheme());
  }

  private @Nullable Rgb color(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return present.color();
    }
    Optional<Rgb> color = Rgb.find(typed);
    if (color.isEmpty()) {
      complaints.add(COLOR, "branding.color.shape");
    }
    return color.orElse(present.color());
  }

  private Brightness brightness(@Nullable String name) {
    if (name == null) {
      return present.brightness();
    }
    Optional<Brightness> brightness = Brightness.find(name);
    if (brightness.isEmpty()) {
      complaints.add(
          BRIGHTNESS,
          "branding.mode.unknown",
          Arrays.stream(Brightness.values())
              .map(Brightness::code)
              .collect(Collectors.joining(", ")));
    }
    return brightness.orElse(present.brightness());
  }
}
