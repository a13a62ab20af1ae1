package org.gatehouse.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Words can be read in every palette that an account may choose. */
class PaletteTest {

  private static final Path TOKENS = Path.of("src/main/webapp/WEB-INF/assets/css/tokens.css");
  private static final List<String> GROUNDS =
      List.of("--bg", "--surface", "--sunken", "--hover", "--side");
  private static final double MARK = 3;

  private final List<Rgb> light = new ArrayList<>();
  private final List<Rgb> dark = new ArrayList<>();
  private final List<Rgb> lightWords = new ArrayList<>();
  private final List<Rgb> darkWords = new ArrayList<>();

  PaletteTest() throws IOException {
    String tokens = Files.readString(TOKENS);
    GROUNDS.forEach(name -> read(tokens, name, light, dark));
    List.of("--text", "--text-2").forEach(name -> read(tokens, name, lightWords, darkWords));
  }

  @Test
  @DisplayName("A-33: of every hue at every lightness and strength becomes a palette of 4.5 to 1")
  @Tag("A-33")
  void makesWordsReadableWhateverTheColour() {
    int seen = 0;
    for (int hue = 0; hue < 360; hue += 4) {
      for (int lightness = 0; lightness <= 20; lightness++) {
        for (double chroma : new double[] {0, 0.08, 0.2, 0.4}) {
          Rgb seed = new Oklch(lightness / 20.0, chroma, Math.toRadians(hue)).rgb();
          assertReadable(seed.hex(), Palette.of(seed));
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(90 * 21 * 4);
  }

  @Test
  void makesWordsReadableAtTheCornersAndEdgesOfWhatScreensShow() {
    for (int red = 0; red <= 255; red += 17) {
      for (int green = 0; green <= 255; green += 17) {
        for (int blue : new int[] {0, 51, 128, 204, 255}) {
          Rgb seed = new Rgb(red, green, blue);
          assertReadable(seed.hex(), Palette.of(seed));
        }
      }
    }
  }

  @Test
  void everyReadySchemeIsReadable() {
    assertThat(Scheme.ready()).hasSize(8);
    Scheme.ready().forEach(scheme -> assertReadable(scheme.name(), scheme.palette(null)));
  }

  @Test
  void thePlainLookIsTheFirstScheme() throws IOException {
    assertThat(Files.readString(TOKENS))
        .contains("--accent: light-dark(#1063c2, #72adfb);")
        .contains("--accent-mark: light-dark(#3986e7, #5b9aed);");
    assertThat(Sheets.account(Scheme.HARBOUR.palette(null), Brightness.SYSTEM))
        .startsWith(":root{--accent:light-dark(#1063c2,#72adfb);")
        .contains("--accent-mark:light-dark(#3986e7,#5b9aed)}");
  }

  @Test
  void keepsTheHue() {
    for (String hex : List.of("#d9480f", "#1a73e8", "#0f9d58", "#a142f4")) {
      Rgb seed = Rgb.find(hex).orElseThrow();
      Palette palette = Palette.of(seed);
      for (Rgb derived : List.of(palette.light().accent(), palette.dark().accent())) {
        assertThat(Oklch.of(derived).hue())
            .as("%s as %s", hex, derived.hex())
            .isCloseTo(Oklch.of(seed).hue(), within(0.05));
      }
    }
  }

  @Test
  void comesBackFromOklchAsItWas() {
    for (String hex : List.of("#000000", "#ffffff", "#808080", "#d9480f", "#00ff00", "#0000ff")) {
      assertThat(Oklch.of(Rgb.find(hex).orElseThrow()).rgb().hex()).isEqualTo(hex);
    }
  }

  @Test
  void measuresContrastAsTheGuidelineDoes() {
    Rgb black = new Rgb(0, 0, 0);
    assertThat(Rgb.WHITE.contrast(black)).isEqualTo(21, within(0.001));
    assertThat(Rgb.WHITE.contrast(Rgb.find("777777").orElseThrow())).isEqualTo(4.48, within(0.01));
  }

  @Test
  void readsColoursAndNothingElse() {
    assertThat(Rgb.find(" #D9480F ").orElseThrow().hex()).isEqualTo("#d9480f");
    assertThat(
            Stream.of("", "#fff", "red", "#12345g", "#1234567", "url(x)", "#123456;}")
                .map(Rgb::find))
        .allMatch(found -> found.isEmpty());
  }

  @Test
  void aSheetHoldsColoursOnly() {
    assertThat(Sheets.own(new Rgb(1, 2, 3)) + Sheets.schemes())
        .doesNotContain("<", "url", "import", "\\");
    assertThat(Sheets.account(Scheme.PLUM.palette(null), Brightness.DARK))
        .startsWith(":root{color-scheme:dark}")
        .contains("@supports not (color:light-dark(red,red)){:root{--accent:#793e99;");
  }

  private void assertReadable(String name, Palette palette) {
    assertReadable(name + " light", palette.light(), light, lightWords);
    assertReadable(name + " dark", palette.dark(), dark, darkWords);
  }

  private static void assertReadable(String name, Tone tone, List<Rgb> grounds, List<Rgb> words) {
    assertContrast(name + ": words on buttons", tone.onAccent(), tone.accent());
    assertContrast(name + ": words on pressed buttons", tone.onAccent(), tone.strong());
    assertContrast(name + ": links on tinted ground", tone.text(), tone.soft());
    words.forEach(word -> assertContrast(name + ": words on tinted ground", word, tone.soft()));
    grounds.forEach(ground -> assertContrast(name + ": links on " + ground, tone.text(), ground));
    assertThat(tone.accent().contrast(grounds.get(1)))
        .as("%s: edges of buttons", name)
        .isGreaterThan(MARK);
  }

  private static void assertContrast(String what, Rgb words, Rgb ground) {
    assertThat(words.contrast(ground))
        .as("%s, %s on %s", what, words.hex(), ground.hex())
        .isGreaterThanOrEqualTo(Palette.READABLE);
  }

  private static void read(String tokens, String name, List<Rgb> light, List<Rgb> dark) {
    Matcher found =
        Pattern.compile(name + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)").matcher(tokens);
    assertThat(found.find()).as(name).isTrue();
    light.add(Rgb.find(found.group(1)).orElseThrow());
    dark.add(Rgb.find(found.group(2)).orElseThrow());
  }
}
