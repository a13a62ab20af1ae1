package org.gatehouse.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int SCALE = 4;

  @Test
  void drawsWhatAReaderReads() throws Exception {
    String uri = "otpauth://totp/Gatehouse:contoso%3Adana?secret=GEZDGNBVGY3TQOJQ&issuer=Gatehouse";

    QrCode code = QrCode.of(uri);

    int side = code.size() * SCALE;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, 0xFFFFFF);
    RUN.matcher(code.path()).results().forEach(run -> draw(run, pixels, side));
    var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
    assertThat(new QRCodeReader().decode(image).getText()).isEqualTo(uri);
  }

  private static void draw(MatchResult run, int[] pixels, int side) {
    int x = Integer.parseInt(run.group(1)) * SCALE;
    int y = Integer.parseInt(run.group(2)) * SCALE;
    int width = Integer.parseInt(run.group(3)) * SCALE;
    for (int row = y; row < y + SCALE; row++) {
      Arrays.fill(pixels, row * side + x, row * side + x + width, 0);
    }
  }
}
