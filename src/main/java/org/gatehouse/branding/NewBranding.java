package org.gatehouse.branding;

import org.jspecify.annotations.Nullable;

/**
 * The look that somebody wants, as he gave it; null leaves what it is.
 *
 * @param host the host name under which people sign in; an empty one takes it away
 */
public record NewBranding(
    @Nullable String language,
    @Nullable String scheme,
    @Nullable String color,
    @Nullable String brightness,
    @Nullable String host) {

  NewBranding(
      @Nullable String language,
      @Nullable String scheme,
      @Nullable String color,
      @Nullable String brightness) {
    this(language, scheme, color, brightness, null);
  }
}
