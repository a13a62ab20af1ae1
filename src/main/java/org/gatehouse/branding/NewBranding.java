package org.gatehouse.branding;

import org.jspecify.annotations.Nullable;

/** The look that somebody wants, as he gave it; null leaves what it is. */
public record NewBranding(
    @Nullable String language,
    @Nullable String scheme,
    @Nullable String color,
    @Nullable String brightness) {}
