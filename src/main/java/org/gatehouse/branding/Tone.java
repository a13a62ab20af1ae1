package org.gatehouse.branding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of a scheme on light or on dark ground; everything else on a page has the same
 * colours in all schemes.
 *
 * @param accent filled buttons, switches, what is chosen
 * @param strong the same while it is pressed
 * @param onAccent words upon both
 * @param text links, the current item, the ring of the focus
 * @param soft tinted ground
 * @param line its edge
 * @param mark charts
 */
record Tone(Rgb accent, Rgb strong, Rgb onAccent, Rgb text, Rgb soft, Rgb line, Rgb mark) {

  /** The tone of seven colours in the order of the parameters, with blanks between them. */
  static Tone of(String colors) {
    List<Rgb> all =
        Arrays.stream(colors.split(" ")).map(hex -> Rgb.find(hex).orElseThrow()).toList();
    return new Tone(
        all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6));
  }

  /** The colours by the names that style sheets have for them. */
  Map<String, Rgb> tokens() {
    Map<String, Rgb> tokens = new LinkedHashMap<>();
    tokens.put("--accent", accent);
    tokens.put("--accent-strong", strong);
    tokens.put("--on-accent", onAccent);
    tokens.put("--accent-text", text);
    tokens.put("--accent-soft", soft);
    tokens.put("--accent-line", line);
    tokens.put("--accent-mark", mark);
    return tokens;
  }
}
