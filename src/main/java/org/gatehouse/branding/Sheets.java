package org.gatehouse.branding;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes schemes as style sheets. */
final class Sheets {

  private static final String WHERE =
      "[data-scheme=\"%1$s\"],.branding:has([name=\"scheme\"][value=\"%1$s\"]:checked) .preview";

  private Sheets() {}

  /** The sheet that gives all pages of an account its colours. */
  static String account(Palette palette, Brightness brightness) {
    String pinned =
        brightness == Brightness.SYSTEM
            ? ""
            : ":root{color-scheme:%s}\n".formatted(brightness.code());
    // Browsers that know no light-dark() show pages light, as tokens.css says.
    return pinned
        + rule(":root", palette)
        + "@supports not (color:light-dark(red,red)){:root{%s}}\n"
            .formatted(plain(palette.light()));
  }

  /** The sheet that shows the ready schemes for a choice, and in the preview the chosen one. */
  static String schemes() {
    return Scheme.ready().stream()
        .map(scheme -> rule(WHERE.formatted(scheme.name()), scheme.palette(null)))
        .collect(Collectors.joining());
  }

  /** The same for one's own colour. */
  static String own(Rgb color) {
    return rule(WHERE.formatted(Scheme.OWN.name()), Palette.of(color));
  }

  private static String rule(String selector, Palette palette) {
    Map<String, Rgb> dark = palette.dark().tokens();
    return palette.light().tokens().entrySet().stream()
        .map(
            token ->
                "%s:light-dark(%s,%s)"
                    .formatted(
                        token.getKey(),
                        token.getValue().hex(),
                        Objects.requireNonNull(dark.get(token.getKey())).hex()))
        .collect(Collectors.joining(";", selector + "{", "}\n"));
  }

  private static String plain(Tone tone) {
    return tone.tokens().entrySet().stream()
        .map(token -> token.getKey() + ":" + token.getValue().hex())
        .collect(Collectors.joining(";"));
  }
}
