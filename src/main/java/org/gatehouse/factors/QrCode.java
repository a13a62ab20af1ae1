package org.gatehouse.factors;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as the path of an SVG; one unit a module.
 *
 * @param size its width and height, with the quiet zone
 * @param path the dark modules
 */
public record QrCode(int size, String path) {

  private static final int QUIET = 4;

  static QrCode of(String text) {
    try {
      BitMatrix matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET));
      return new QrCode(matrix.getWidth(), path(matrix));
    } catch (WriterException e) {
      throw new IllegalStateException("an address of this length fits", e);
    }
  }

  /** Each row's runs of dark modules. */
  private static String path(BitMatrix matrix) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      int begin = -1;
      for (int x = 0; x <= matrix.getWidth(); x++) {
        boolean dark = x < matrix.getWidth() && matrix.get(x, y);
        if (dark && begin < 0) {
          begin = x;
        } else if (!dark && begin >= 0) {
          path.append('M').append(begin).append(' ').append(y).append('h').append(x - begin);
          path.append("v1h-").append(x - begin).append('z');
          begin = -1;
        }
      }
    }
    return path.toString();
  }
}
