package org.gatehouse.factors;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A second factor as a page shows it. */
public record FactorRow(
    String kind,
    String id,
    String name,
    Instant addedAt,
    @Nullable Instant lastUsedAt,
    @Nullable Integer left) {

  static FactorRow of(FactorDetails factor) {
    return new FactorRow(
        factor.kind(),
        factor.id(),
        factor.name(),
        factor.addedAt(),
        factor.lastUsedAt().orElse(null),
        factor.left().orElse(null));
  }

  /** What a form or an address says under that name. */
  static String named(HttpServletRequest request, String parameter) {
    return Objects.toString(request.getParameter(parameter), "");
  }
}
