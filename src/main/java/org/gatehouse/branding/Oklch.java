package org.gatehouse.branding;

/**
 * A colour as people see it: how light, how strong, which hue (Oklab in polar form, CSS Color 4,
 * 9.4). Not each can be shown on a screen; those are shown with as much chroma as there is.
 *
 * @param lightness from 0 for black to 1 for white
 * @param chroma 0 for grey
 * @param hue in radians
 */
record Oklch(double lightness, double chroma, double hue) {

  private static final double STEP = 0.002;
  private static final double TOLERANCE = 0.0005;

  static Oklch of(Rgb color) {
    double r = Rgb.linear(color.red());
    double g = Rgb.linear(color.green());
    double b = Rgb.linear(color.blue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    double greenRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return new Oklch(lightness, Math.hypot(greenRed, blueYellow), Math.atan2(blueYellow, greenRed));
  }

  /** The same hue at that lightness, as strong as it is and no stronger than that. */
  Oklch at(double otherLightness, double mostChroma) {
    return new Oklch(otherLightness, Math.min(chroma, mostChroma), hue);
  }

  /** The colour on a screen. */
  Rgb rgb() {
    for (double less = chroma; less > 0; less -= STEP) {
      double[] parts = linear(less);
      if (shown(parts)) {
        return new Rgb(part(parts[0]), part(parts[1]), part(parts[2]));
      }
    }
    double[] grey = linear(0);
    return new Rgb(part(grey[0]), part(grey[1]), part(grey[2]));
  }

  private double[] linear(double ofChroma) {
    double a = ofChroma * Math.cos(hue);
    double b = ofChroma * Math.sin(hue);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static boolean shown(double[] parts) {
    for (double part : parts) {
      if (part < -TOLERANCE || part > 1 + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static int part(double linear) {
    double value = Math.min(1, Math.max(0, linear));
    double curved = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    return (int) Math.round(curved * 255);
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
