package org.gatehouse.branding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The colour schemes: those that are ready, and the one of the account's own colour. */
public enum Scheme {
  HARBOUR(
      "1063c2 0052a8 ffffff 0055ad e8f2ff b6d3fc 3986e7",
      "72adfb 92c1ff 09121f 92c1ff 18283d 2e4b72 5b9aed"),
  LAGOON(
      "00717a 005e66 ffffff 00646d def6f9 9edee5 1d97a3",
      "50bdc9 65d0dc 001518 65d0dc 032e32 00555c 39aab6"),
  PINE(
      "156f41 005d32 ffffff 0a693c e4f6e9 b0debf 489a68",
      "6ebf8c 81d39f 06150c 81d39f 142e1e 235638 5bac7a"),
  OCHRE(
      "895709 744700 ffffff 7b4c00 fdeedf edcaa3 ae7a38",
      "d59f5e e9b270 1a0f03 e9b270 36230d 644216 c28c4b"),
  BRICK(
      "ae3f29 9a2b16 ffffff 9a2b16 ffece8 f9c2b6 d15e47",
      "f18a74 fca390 1d0c09 fca390 3b1f19 6d3a2f e1745e"),
  ROSE(
      "b73064 a21753 ffffff 9f1250 ffebef f7c0ce d64e7e",
      "ed86a4 f99fb8 1c0c10 f99fb8 3a1e26 6b3847 dd7091"),
  PLUM(
      "793e99 682c87 ffffff 733893 f7ecfe dfc5f0 a468c7",
      "c692e6 d6a9f1 160e1b d6a9f1 2f2138 583e68 b57dd6"),
  GRAPHITE(
      "333841 242932 ffffff 383d47 eff1f4 cdd1d8 5d646e",
      "dbdee3 f3f5f8 0f1216 dbdee3 24282e 454b53 a7aeba"),
  OWN("", "");

  private final @Nullable Palette palette;

  Scheme(String light, String dark) {
    palette = light.isEmpty() ? null : new Palette(Tone.of(light), Tone.of(dark));
  }

  /** The scheme of that name, such as {@code harbour}. */
  static Optional<Scheme> find(String name) {
    return Arrays.stream(values()).filter(one -> one.code().equalsIgnoreCase(name)).findFirst();
  }

  /** All that need no colour. */
  static List<Scheme> ready() {
    return Arrays.stream(values()).filter(one -> one != OWN).toList();
  }

  /** The name that programs know it by. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its colours, given the account's own colour. */
  Palette palette(@Nullable Rgb own) {
    if (palette != null) {
      return palette;
    }
    return own == null ? HARBOUR.palette(null) : Palette.of(own);
  }
}
