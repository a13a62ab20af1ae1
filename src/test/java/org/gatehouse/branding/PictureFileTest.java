package org.gatehouse.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gatehouse.platform.error.BusinessException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent as a logo, good and hostile. */
class PictureFileTest {

  @ParameterizedTest
  @Tag("A-34")
  @DisplayName("A-34: 150×150 fits, and one pixel more in either direction does not")
  @CsvSource({"150,150,false", "151,150,true", "150,151,true", "1,1,false", "1,150,false"})
  void knowsWhatIsTooLarge(int width, int height, boolean tooLarge) {
    for (String format : new String[] {"png", "jpeg", "gif"}) {
      Picture picture = PictureFile.read(Pictures.file(format, width, height, Color.RED));
      assertThat(picture.tooLarge()).as(format).isEqualTo(tooLarge);
      assertThat(picture.fromWidth()).isEqualTo(width);
      assertThat(picture.fromHeight()).isEqualTo(height);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "480,150,150,47",
    "150,151,149,150",
    "151,150,150,149",
    "3000,2,150,1",
    "2,3000,1,150",
    "600,600,150,150",
    "150,150,150,150",
    "20,10,20,10"
  })
  void scalesWithoutDistortion(int width, int height, int toWidth, int toHeight)
      throws IOException {
    BufferedImage scaled = pixels(PictureFile.read(Pictures.png(width, height)));

    assertThat(scaled.getWidth()).isEqualTo(toWidth);
    assertThat(scaled.getHeight()).isEqualTo(toHeight);
    assertThat(new Color(scaled.getRGB(0, 0))).isEqualTo(Color.RED);
  }

  @Test
  void keepsEveryPixelOfWhatFits() throws IOException {
    byte[] sent = Pictures.png(150, 90);
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(sent));
    BufferedImage after = pixels(PictureFile.read(sent));
    for (int x = 0; x < 150; x++) {
      for (int y = 0; y < 90; y++) {
        assertThat(after.getRGB(x, y)).isEqualTo(before.getRGB(x, y));
      }
    }
  }

  @Test
  void readsWebp() {
    for (byte[] webp : new byte[][] {Pictures.WEBP, Pictures.WEBP_EXTENDED}) {
      Picture picture = PictureFile.read(webp);
      assertThat(picture.fromWidth()).isEqualTo(1);
      assertThat(picture.png()).isNotEmpty();
    }
  }

  @Test
  void takesTheFirstPictureOfAMovingOne() throws IOException {
    byte[] moving = Pictures.moving(40, Color.BLUE, Color.RED, Color.GREEN);

    assertThat(new Color(pixels(PictureFile.read(moving)).getRGB(20, 20))).isEqualTo(Color.BLUE);
  }

  @Test
  void refusesAFloodOfPixelsBeforeItReadsThem() {
    assertRefused("pixels", Pictures.flood(60_000, 60_000, 1));
    assertRefused("pixels", Pictures.flood(Integer.MAX_VALUE - 8, 1, 0));
    assertRefused("pixels", Pictures.flood(8_001, 1, 1));
    assertRefused("pixels", Pictures.flood(3_001, 3_000, 1));
    assertRefused("pixels", Pictures.webpFlood());
  }

  @Test
  void readsOnlyEverySoManyPixelsOfALargePicture() {
    byte[] small = Pictures.flood(3_000, 3_000, 3_000);
    assertThat(small).hasSizeLessThan(50_000);

    Picture picture = PictureFile.read(small);

    assertThat(picture.tooLarge()).isTrue();
    assertThat(picture.fittingWidth()).isEqualTo(150);
    assertThat(picture.pixels().getWidth()).isLessThan(800);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void unpacksNothingBesideThePixels(String chunk) throws IOException {
    byte[] bomb = Pictures.withPacked(Pictures.png(10, 10), chunk, 200 * 1_048_576);
    assertThat(bomb).hasSizeLessThan(PictureFile.MOST_BYTES);

    assertCheap(bomb, 20);
    assertThat(PictureFile.read(bomb).fromWidth()).isEqualTo(10);
  }

  @Test
  void unpacksNoMorePixelsThanThereAre() {
    byte[] bomb = Pictures.flood(100, 100, 2_000_000);
    assertThat(bomb).hasSizeLessThan(PictureFile.MOST_BYTES);

    assertCheap(bomb, 20);
  }

  @Test
  void believesNoFrameAboutTheSizeOfWhatIsInside() {
    assertRefused("pixels", Pictures.webpLiar());
    assertRefused("pixels", Pictures.lossyLiar());
    assertRefused("pixels", Pictures.gifLiar());
  }

  @Test
  @Timeout(60)
  @DisplayName("a WebP cut off at any byte, or with other bytes in it, keeps nobody busy")
  void isNotKeptBusyByABrokenWebp() {
    for (byte[] webp :
        new byte[][] {Pictures.WEBP, Pictures.WEBP_EXTENDED, Pictures.movingWebp()}) {
      for (int length = 12; length < webp.length; length++) {
        assertReadOrRefused(Arrays.copyOf(webp, length));
      }
    }
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      // A lossless picture of 100 pixels a side whose tables are made of anything.
      byte[] noise = new byte[2_000];
      random.nextBytes(noise);
      byte[] head = {0x2f, 99, (byte) 0xc0, 24, 0};
      System.arraycopy(head, 0, noise, 0, head.length);
      assertReadOrRefused(Pictures.lossless(noise));
    }
  }

  @Test
  void refusesToGoOverThePixelsForEver() throws IOException {
    byte[] progressive = Pictures.progressive(140);
    assertThat(PictureFile.read(progressive).fromWidth()).isEqualTo(140);

    assertRefused("broken", Pictures.withRepeatedScan(progressive, 200));
  }

  @Test
  void turnsAPhotographTheRightWayUp() throws IOException {
    // Red on its left and blue on its right, 40 × 20.
    for (int said = 1; said <= 8; said++) {
      Picture picture = PictureFile.read(Pictures.photo(40, 20, said));
      boolean lying = said >= 5;
      assertThat(picture.fromWidth()).as("width of %s", said).isEqualTo(lying ? 20 : 40);
      assertThat(picture.fromHeight()).as("height of %s", said).isEqualTo(lying ? 40 : 20);
      boolean redFirst = said == 1 || said == 4 || said == 5 || said == 6;
      Color first = new Color(pixels(picture).getRGB(4, 4));
      assertThat(first.getRed() > first.getBlue()).as("red first of %s", said).isEqualTo(redFirst);
      assertThat(new String(picture.png(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }
    assertThat(PictureFile.read(Pictures.photo(40, 20, 9)).fromWidth()).isEqualTo(40);
  }

  @Test
  void aTallPhotographThatLiesOnItsSideIsMeasuredAsItIsMeant() throws IOException {
    Picture picture = PictureFile.read(Pictures.photo(400, 100, 6));

    assertThat(picture.fittingWidth()).isEqualTo(38);
    assertThat(picture.fittingHeight()).isEqualTo(150);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void readsEveryKindOfPng(int type) throws IOException {
    BufferedImage image = new BufferedImage(60, 30, type);
    image.setRGB(5, 5, Color.WHITE.getRGB());
    assertThat(pixels(PictureFile.read(Pictures.file("png", image))).getRGB(5, 5))
        .isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void takesTheFirstPictureOfMovingPngAndWebp() throws IOException {
    Picture png = PictureFile.read(Pictures.movingPng(Pictures.png(30, 20)));
    assertThat(png.fromWidth()).isEqualTo(30);
    assertThat(new Color(pixels(png).getRGB(0, 0))).isEqualTo(Color.RED);
    assertThat(PictureFile.read(Pictures.movingWebp()).fromWidth()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script>alert(1)</script>",
        "PK\u0003\u0004",
        "BM6\0\0\0\0\0\0\0",
        "II*\0\b\0\0\0",
        "%PDF-1.7",
        "RIFF\0\0\0\0WAVE",
        "GIF8",
        "hello"
      })
  void refusesWhatIsNoPictureWhateverItIsCalled(String file) {
    assertRefused("format", file.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE svg>\n<SVG/>"
      })
  void neverTakesADrawing(String file) {
    assertRefused("svg", file.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void throwsAwayWhatIsHiddenInAPicture(String format) {
    byte[] picture = Pictures.file(format, 30, 30, Color.RED);
    byte[] hidden =
        "<script>alert(document.domain)</script>PK\u0003\u0004".getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(picture, picture.length + hidden.length);
    System.arraycopy(hidden, 0, both, picture.length, hidden.length);

    assertThat(new String(PictureFile.read(both).png(), StandardCharsets.ISO_8859_1))
        .startsWith("\u0089PNG")
        .doesNotContain("script", "PK\u0003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void refusesWhatIsCutOff(String format) {
    byte[] picture = Pictures.file(format, 140, 140, Color.RED);
    for (int percent : new int[] {2, 10, 40, 70}) {
      assertRefused("broken", Arrays.copyOf(picture, Math.max(8, picture.length * percent / 100)));
    }
    assertRefused("broken", Arrays.copyOf(Pictures.WEBP, 24));
  }

  @Test
  void saysWhatToDoWithTheColoursOfPrint() throws IOException {
    assertRefused("print", Pictures.print(40));
  }

  @Test
  void refusesAnEmptyAndAHugeFile() {
    assertRefused("empty", new byte[0]);
    assertRefused("size", Arrays.copyOf(Pictures.png(10, 10), PictureFile.MOST_BYTES + 1));
  }

  @Test
  @Timeout(120)
  @DisplayName("whatever is changed in a file, it is read or refused")
  void readsOrRefusesWhateverIsSent() throws IOException {
    byte[][] files = {
      Pictures.png(60, 40),
      Pictures.file("jpeg", 60, 40, Color.RED),
      Pictures.moving(30, Color.BLUE, Color.RED),
      Pictures.WEBP,
      Pictures.WEBP_EXTENDED
    };
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] file = files[i % files.length].clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(PictureFile.read(file).png()).isNotEmpty();
      } catch (BusinessException refusal) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void assertReadOrRefused(byte[] file) {
    try {
      assertThat(PictureFile.read(file).png()).isNotEmpty();
    } catch (BusinessException refusal) {
      assertThat(refusal.key()).startsWith("branding.logo.refused.");
    }
  }

  /** Reading it, or refusing to, takes no more memory than that. */
  private static void assertCheap(byte[] file, int megabytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      PictureFile.read(file).png();
    } catch (BusinessException refused) {
      // That is cheap, too.
    }
    long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(taken / 1_048_576).as("megabytes").isLessThan(megabytes);
  }

  private static BufferedImage pixels(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }

  private static void assertRefused(String why, byte[] file) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> PictureFile.read(file))
        .satisfies(
            refusal -> {
              assertThat(refusal.key()).isEqualTo("branding.logo.refused." + why);
              assertThat(refusal.fields().get(0).field()).isEqualTo("logo");
            });
  }
}
