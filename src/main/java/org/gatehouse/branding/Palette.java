package org.gatehouse.branding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All colours of a scheme. */
record Palette(Tone light, Tone dark) {

  /** What the contrast of words with their ground is at least (WCAG 2.2, 1.4.3). */
  static final double READABLE = 4.5;

  /** The grounds of a page that words may stand on, as {@code tokens.css} has them. */
  private static final List<Rgb> LIGHT = colors("f8f9fb ffffff f2f4f6 f4f6f8 f2f4f7");

  private static final List<Rgb> DARK = colors("0f1114 16191d 121418 1e2125 0a0c10");

  private static final double STEP = 0.01;

  /**
   * The palette that is made of one colour: its hue is kept, and its lightness goes where words can
   * be read.
   */
  static Palette of(Rgb color) {
    Oklch seed = Oklch.of(color);
    return new Palette(light(seed), dark(seed));
  }

  private static Tone light(Oklch seed) {
    Oklch soft = seed.at(0.957, 0.026);
    Oklch accent =
        readable(
            seed.at(Math.min(0.5, Math.max(0.3, seed.lightness())), 0.17),
            List.of(Rgb.WHITE),
            -STEP);
    return new Tone(
        accent.rgb(),
        accent.at(accent.lightness() - 0.06, 0.17).rgb(),
        Rgb.WHITE,
        readable(seed.at(0.44, 0.16), with(LIGHT, soft.rgb()), -STEP).rgb(),
        soft.rgb(),
        seed.at(0.86, 0.065).rgb(),
        seed.at(Math.min(0.62, Math.max(0.35, seed.lightness())), 0.19).rgb());
  }

  private static Tone dark(Oklch seed) {
    Oklch soft = seed.at(0.275, 0.045);
    Rgb words = seed.at(0.18, 0.03).rgb();
    Oklch accent = readable(seed.at(0.76, 0.13), List.of(words), STEP);
    return new Tone(
        accent.rgb(),
        accent.at(accent.lightness() + 0.06, 0.11).rgb(),
        words,
        readable(seed.at(0.82, 0.11), with(DARK, soft.rgb()), STEP).rgb(),
        soft.rgb(),
        seed.at(0.41, 0.075).rgb(),
        seed.at(Math.min(0.8, Math.max(0.62, seed.lightness())), 0.15).rgb());
  }

  /** The colour, darker or lighter by as much as it takes to be read beside all of the others. */
  private static Oklch readable(Oklch color, List<Rgb> beside, double step) {
    Oklch readable = color;
    while (!readable(readable.rgb(), beside)
        && readable.lightness() + step > 0
        && readable.lightness() + step < 1) {
      readable = readable.at(readable.lightness() + step, readable.chroma());
    }
    return readable;
  }

  private static boolean readable(Rgb color, List<Rgb> beside) {
    return beside.stream().allMatch(other -> color.contrast(other) >= READABLE);
  }

  private static List<Rgb> with(List<Rgb> grounds, Rgb another) {
    return Stream.concat(grounds.stream(), Stream.of(another)).toList();
  }

  private static List<Rgb> colors(String hex) {
    return Arrays.stream(hex.split(" ")).map(one -> Rgb.find(one).orElseThrow()).toList();
  }
}
